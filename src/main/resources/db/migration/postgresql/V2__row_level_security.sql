-- Row-level security, as Supabase runs it: auth.uid() is the signed-in user. A member sees and writes the rows of
-- their workspaces only. The tables' owner and service_role bypass this; see the README.

ALTER TABLE workspaces ENABLE ROW LEVEL SECURITY;
ALTER TABLE workspace_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE workspace_twilio_config ENABLE ROW LEVEL SECURITY;
ALTER TABLE twilio_numbers ENABLE ROW LEVEL SECURITY;

-- Refers to no table but its own row: a policy that reads workspace_members from within would recurse without end.
CREATE POLICY workspace_members_own_rows_policy ON workspace_members FOR SELECT USING (
  user_id = (SELECT auth.uid())
);

CREATE POLICY workspaces_members_policy ON workspaces FOR SELECT USING (
  id IN (SELECT workspace_id FROM workspace_members WHERE user_id = (SELECT auth.uid()))
);

CREATE POLICY workspace_twilio_config_policy ON workspace_twilio_config FOR ALL USING (
  workspace_id IN (SELECT workspace_id FROM workspace_members WHERE user_id = (SELECT auth.uid()))
);

CREATE POLICY workspace_twilio_numbers_policy ON twilio_numbers FOR ALL USING (
  workspace_id IN (SELECT workspace_id FROM workspace_members WHERE user_id = (SELECT auth.uid()))
);

-- The API keeps a copy of the schema; without this it does not know new columns.
NOTIFY pgrst, 'reload schema';
