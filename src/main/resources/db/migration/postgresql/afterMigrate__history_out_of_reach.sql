-- Flyway's own table stands beside ours, in the schema that Supabase's API opens to everybody. No policy: the API reads
-- and writes none of its rows. The owner, who migrates, bypasses this.
-- After each migration, and not in one of them: while it migrates, Flyway holds this table, and would wait for itself.

ALTER TABLE "${flyway:defaultSchema}"."${flyway:table}" ENABLE ROW LEVEL SECURITY;
