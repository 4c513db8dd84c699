-- What a Supabase project has before its first migration, and @supabase/lite makes late or not at all.
-- Runs at every start, before the migrations: everything here may be there already.

do $$
begin
	if not exists (select from pg_roles where rolname = 'anon') then
		create role anon nologin noinherit;
	end if;
	if not exists (select from pg_roles where rolname = 'authenticated') then
		create role authenticated nologin noinherit;
	end if;
	if not exists (select from pg_roles where rolname = 'service_role') then
		create role service_role nologin noinherit bypassrls;
	end if;
end
$$;

create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;

grant usage on schema public, auth, extensions to anon, authenticated, service_role;

-- The platform's own generosity, so that grants.sql and the policies have here what they have there.
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;

-- Asking for a first code signs a new person up in @supabase/lite, with a session that nobody ever
-- holds: it begins while the code is still waiting, and their list would show it as another browser.
create or replace function extensions.end_unheld_session() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	delete from auth.sessions s using auth.users u
	where s.id = new.session_id and u.id = s.user_id and u.recovery_token <> '';
	return null;
end
$$;

create or replace trigger end_unheld_session after insert on auth.refresh_tokens
for each row when (new.parent is null) execute function extensions.end_unheld_session();
