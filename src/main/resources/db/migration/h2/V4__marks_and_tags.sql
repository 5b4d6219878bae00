-- What people note on workspaces and numbers.

ALTER TABLE workspace_settings ADD COLUMN colour TEXT DEFAULT 'none' NOT NULL;
ALTER TABLE workspace_settings ADD COLUMN production BOOLEAN DEFAULT FALSE NOT NULL;

CREATE TABLE number_tags (
  number_id TEXT NOT NULL,
  tag TEXT NOT NULL,
  PRIMARY KEY (number_id, tag),
  FOREIGN KEY (number_id) REFERENCES twilio_numbers (id) ON DELETE CASCADE
);

-- The addresses that a person decided to keep, as they stood then ('' where none was set): kept while they stand there still.
CREATE TABLE number_kept (
  number_id TEXT NOT NULL PRIMARY KEY,
  messages_url TEXT NOT NULL,
  calls_url TEXT NOT NULL,
  FOREIGN KEY (number_id) REFERENCES twilio_numbers (id) ON DELETE CASCADE
);
