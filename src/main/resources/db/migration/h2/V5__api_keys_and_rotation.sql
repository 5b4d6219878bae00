-- How a workspace signs in, what else is kept of it, and what was begun with it. Never a secret: those are in a secret store.

-- The API key in use; NULL where it is the Auth Token.
ALTER TABLE workspace_credentials ADD COLUMN key_sid TEXT;

-- Secrets beside the one in use, by what they are for.
CREATE TABLE workspace_secrets (
  workspace_id TEXT NOT NULL,
  role TEXT NOT NULL,
  account_sid TEXT NOT NULL,
  key_sid TEXT,
  kept_in TEXT NOT NULL,
  last_four TEXT NOT NULL,
  PRIMARY KEY (workspace_id, role),
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);

-- A rotation, or the making of a key, that was begun and has not come to its end: the step it got to, so that it can go on from there.
CREATE TABLE credential_changes (
  workspace_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  account_sid TEXT NOT NULL,
  step TEXT NOT NULL,
  key_name TEXT,
  begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (workspace_id, kind),
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);
