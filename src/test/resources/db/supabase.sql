-- What a Supabase project has before the first migration: the roles its API works as, auth.uid(), and the default
-- privileges that hand every new table to those roles, so that row-level security alone stands between them and the rows.
-- Roles belong to the whole server: another database, or another run, may have made them already.

DO $$
BEGIN
  CREATE ROLE anon NOLOGIN NOINHERIT;
  CREATE ROLE authenticated NOLOGIN NOINHERIT;
  CREATE ROLE service_role NOLOGIN NOINHERIT BYPASSRLS;
  -- Owns the tables. No superuser: what the migrations may do is what they may do on Supabase.
  CREATE ROLE switchboard_owner NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;

CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO anon, authenticated, service_role, switchboard_owner;

CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
$$;

GRANT USAGE ON SCHEMA public TO anon, authenticated, service_role;
GRANT USAGE, CREATE ON SCHEMA public TO switchboard_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE switchboard_owner IN SCHEMA public
  GRANT ALL ON TABLES TO anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE switchboard_owner IN SCHEMA public
  GRANT ALL ON SEQUENCES TO anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE switchboard_owner IN SCHEMA public
  GRANT ALL ON FUNCTIONS TO anon, authenticated, service_role;
