-- What a workspace wants of each webhook of its numbers, and what may be done without asking.

CREATE TABLE workspace_hooks (
  workspace_id TEXT NOT NULL,
  hook TEXT NOT NULL,
  is_on BOOLEAN NOT NULL,
  template TEXT NOT NULL,
  method TEXT NOT NULL,
  PRIMARY KEY (workspace_id, hook),
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);

INSERT INTO workspace_hooks (workspace_id, hook, is_on, template, method)
  SELECT workspace_id, 'messages', TRUE, webhook_template, 'POST' FROM workspace_settings;

ALTER TABLE workspace_settings DROP COLUMN webhook_template;
ALTER TABLE workspace_settings ADD COLUMN foreign_policy TEXT DEFAULT 'ask' NOT NULL;
ALTER TABLE workspace_settings ADD COLUMN read_only BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE workspace_settings ADD COLUMN check_every TEXT DEFAULT 'off' NOT NULL;

-- Where calls really go, as messages_via and twilio_numbers.webhook_url say of messages.
ALTER TABLE number_details ADD COLUMN calls_type TEXT DEFAULT 'none' NOT NULL;
ALTER TABLE number_details ADD COLUMN calls_url TEXT;
ALTER TABLE number_details ADD COLUMN calls_via TEXT;

UPDATE number_details SET calls_type = 'external', calls_url = voice_url
  WHERE voice AND voice_url IS NOT NULL AND voice_application_sid IS NULL AND trunk_sid IS NULL;

-- A write may set several fields. "sequence" orders the writes: clocks can be set back. "undoes" names the write that it takes back.
ALTER TABLE webhook_changes ADD COLUMN sequence BIGINT GENERATED ALWAYS AS IDENTITY;
ALTER TABLE webhook_changes ADD COLUMN fields_after TEXT;
ALTER TABLE webhook_changes ADD COLUMN reason TEXT;
ALTER TABLE webhook_changes ADD COLUMN undoes TEXT;

UPDATE webhook_changes SET fields_after = CAST(JSON_OBJECT('SMS_URL': value_after, 'SMS_METHOD': 'POST') AS TEXT);

ALTER TABLE webhook_changes ALTER COLUMN fields_after SET NOT NULL;
ALTER TABLE webhook_changes DROP COLUMN field;
ALTER TABLE webhook_changes DROP COLUMN value_before;
ALTER TABLE webhook_changes DROP COLUMN value_after;

CREATE INDEX webhook_changes_newest ON webhook_changes (workspace_id, sequence);
CREATE INDEX webhook_changes_of_run ON webhook_changes (run_id);
CREATE INDEX webhook_changes_undone ON webhook_changes (undoes);

-- What changed at Twilio and not through Switchboard, field by field. Settled by the next sync, which acts on it.
CREATE TABLE number_drift (
  sequence BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  run_id TEXT NOT NULL,
  number_sid TEXT NOT NULL,
  phone_number TEXT NOT NULL,
  field TEXT NOT NULL,
  value_before TEXT NOT NULL,
  value_after TEXT NOT NULL,
  seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
  settled_by TEXT,
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE
);

CREATE INDEX number_drift_of_number ON number_drift (workspace_id, number_sid);
