-- Twilio names numbers by SID: without it, releasing one would read every row of the workspace.
CREATE INDEX twilio_numbers_of_sid ON twilio_numbers (workspace_id, sid);
