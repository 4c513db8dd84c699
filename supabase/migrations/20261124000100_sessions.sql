-- Who is asking, and does their session still stand?
--
-- Errors carry SQLSTATEs of PostgREST's PTxyz kind, where xyz is the HTTP status that the data
-- API answers with: PT401 session over, PT404 no such thing for you, PT409 not now,
-- PT413 no room, PT422 an argument that cannot be. 42501 is PostgreSQL's own refusal (403).
--
-- Everything in `private` is out of the data API's reach. Its functions run as their owner
-- (`security definer`), so each one begins by asking `private.require_me()` or a helper built
-- on it. A token outlives its session by up to an hour: signing out must end reading at once,
-- so the session named in the token is looked up each time.

create schema private;

create function private.session_stands() returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (
		select from auth.sessions
		where id::text = auth.jwt() ->> 'session_id'
			and user_id = auth.uid()
			and (not_after is null or not_after > now())
	)
$$;

create function private.me() returns uuid
language sql stable security definer set search_path = '' as $$
	select auth.uid() where private.session_stands()
$$;

create function private.require_me() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
	me uuid := private.me();
begin
	if me is null then
		raise exception 'This session has ended.' using errcode = 'PT401';
	end if;
	return me;
end
$$;

create function private.session_list() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object(
				'id', id,
				'started_at', created_at,
				'used_at', coalesce(refreshed_at, created_at),
				'browser', user_agent,
				'here', id::text = auth.jwt() ->> 'session_id'
			)
			order by (id::text = auth.jwt() ->> 'session_id') desc, created_at desc
		),
		'[]'
	)
	from auth.sessions
	where user_id = private.require_me()
$$;

create function public.session_list() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select private.session_list()
$$;

create function public.health() returns boolean
language sql stable security invoker set search_path = '' as $$
	select true
$$;

comment on function private.session_stands() is 'Whether the session named in the caller''s token has not ended.';
comment on function private.me() is 'The signed-in person, or null when the session has ended.';
comment on function private.require_me() is 'The signed-in person; raises PT401 when the session has ended.';
comment on function public.session_list() is 'The caller''s own sessions, this one first: [{id, started_at, used_at, browser, here}].';
comment on function public.health() is 'True when the database answers.';
