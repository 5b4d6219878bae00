-- The tables that the local H2 database and the team's Postgres have in common. Every id is TEXT.
-- Spelled so that both engines store the same facts: DEFAULT before PRIMARY KEY, TIMESTAMP WITH TIME ZONE,
-- CURRENT_TIMESTAMP (H2 keeps NOW() as LOCALTIMESTAMP, which is ambiguous in the hour when clocks go back).

CREATE TABLE workspaces (
  id TEXT DEFAULT gen_random_uuid()::text PRIMARY KEY,
  name TEXT NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE workspace_members (
  workspace_id TEXT NOT NULL,
  user_id UUID NOT NULL,
  role TEXT DEFAULT 'member',
  created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (workspace_id, user_id),
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);

-- Never the token: that lives in a secret store.
CREATE TABLE workspace_twilio_config (
  workspace_id TEXT NOT NULL PRIMARY KEY,
  account_sid TEXT NOT NULL,
  webhook_url TEXT,
  webhook_type TEXT DEFAULT 'workspace',
  is_configured BOOLEAN DEFAULT FALSE,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);

CREATE TABLE twilio_numbers (
  id TEXT DEFAULT gen_random_uuid()::text PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  phone_number TEXT NOT NULL,
  friendly_name TEXT,
  sid TEXT NOT NULL,
  status TEXT DEFAULT 'active',
  webhook_url TEXT,
  webhook_type TEXT DEFAULT 'workspace',
  created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
  UNIQUE (workspace_id, phone_number)
);
