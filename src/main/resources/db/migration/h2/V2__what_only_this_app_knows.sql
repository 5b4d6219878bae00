-- Beside the mirrored tables: what only this app knows.

CREATE TABLE workspace_settings (
  workspace_id TEXT NOT NULL PRIMARY KEY,
  webhook_template TEXT NOT NULL,
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);

-- Numbers that point to an address which the workspace had before are its own still.
CREATE TABLE workspace_former_templates (
  workspace_id TEXT NOT NULL,
  webhook_template TEXT NOT NULL,
  PRIMARY KEY (workspace_id, webhook_template),
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);

-- Where the secret is kept and how it ends; never the secret. verified_at is NULL until Twilio has accepted it.
CREATE TABLE workspace_credentials (
  workspace_id TEXT NOT NULL PRIMARY KEY,
  kept_in TEXT NOT NULL,
  last_four TEXT NOT NULL,
  verified_at TIMESTAMP WITH TIME ZONE,
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);

-- What Twilio said about a number, raw.
CREATE TABLE number_details (
  number_id TEXT NOT NULL PRIMARY KEY,
  voice BOOLEAN NOT NULL,
  sms BOOLEAN NOT NULL,
  mms BOOLEAN NOT NULL,
  fax BOOLEAN NOT NULL,
  sms_url TEXT,
  sms_method TEXT,
  sms_fallback_url TEXT,
  sms_fallback_method TEXT,
  sms_application_sid TEXT,
  voice_url TEXT,
  voice_method TEXT,
  voice_fallback_url TEXT,
  voice_fallback_method TEXT,
  voice_application_sid TEXT,
  trunk_sid TEXT,
  voice_receive_mode TEXT,
  status_callback TEXT,
  status_callback_method TEXT,
  messaging_service_sid TEXT,
  messages_via TEXT,
  FOREIGN KEY (number_id) REFERENCES twilio_numbers (id) ON DELETE CASCADE
);

-- "sequence" orders the runs: clocks can be set back. "listed_at" is set once every number was listed and stored.
CREATE TABLE sync_runs (
  id TEXT NOT NULL PRIMARY KEY,
  sequence BIGINT GENERATED ALWAYS AS IDENTITY,
  workspace_id TEXT NOT NULL,
  purpose TEXT NOT NULL,
  started_at TIMESTAMP WITH TIME ZONE NOT NULL,
  listed_at TIMESTAMP WITH TIME ZONE,
  finished_at TIMESTAMP WITH TIME ZONE,
  outcome TEXT,
  summary TEXT,
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);

CREATE INDEX sync_runs_newest ON sync_runs (workspace_id, sequence);

-- One row a write to Twilio: the intent with every webhook field as it was before, then the outcome.
CREATE TABLE webhook_changes (
  id TEXT NOT NULL PRIMARY KEY,
  run_id TEXT NOT NULL,
  workspace_id TEXT NOT NULL,
  number_sid TEXT NOT NULL,
  phone_number TEXT NOT NULL,
  field TEXT NOT NULL,
  value_before TEXT,
  value_after TEXT,
  fields_before TEXT NOT NULL,
  intended_at TIMESTAMP WITH TIME ZONE NOT NULL,
  finished_at TIMESTAMP WITH TIME ZONE,
  outcome TEXT,
  message TEXT,
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);

CREATE INDEX webhook_changes_of_number ON webhook_changes (workspace_id, number_sid);
