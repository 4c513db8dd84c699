-- An invitation link: 128 random bits, for a number of people, until a date, revocable.
-- The token itself is kept, because facilitators can show it again; nothing but the functions
-- below can read it.

create table private.invitations (
	token text primary key check (token ~ '^[0-9a-f]{32}$'),
	cohort_id uuid not null references private.cohorts on delete cascade,
	made_by uuid references auth.users on delete set null,
	made_at timestamptz not null default now(),
	expires_at timestamptz not null,
	revoked_at timestamptz,
	seats integer not null check (seats between 1 and 1000),
	joined integer not null default 0 check (joined between 0 and seats)
);

alter table private.invitations enable row level security;

create index on private.invitations (cohort_id);
create index on private.invitations (made_by);

create function private.state_of(invitation private.invitations) returns text
language sql stable set search_path = '' as $$
	select case
		when invitation.token is null then 'unknown'
		when invitation.revoked_at is not null then 'revoked'
		when invitation.expires_at <= now() then 'expired'
		when invitation.joined >= invitation.seats then 'full'
		else 'open'
	end
$$;

create function private.invitation_make(cohort uuid, days integer, seats integer) returns text
language plpgsql security definer set search_path = '' as $$
declare
	made text;
begin
	perform private.require_role(cohort, 'facilitator');
	if days is null or days not between 1 and 365 then
		raise exception 'An invitation is open for 1 to 365 days.' using errcode = 'PT422';
	end if;
	-- Two version 4 UUIDs carry 244 bits of the server's strong randomness; the hash keeps 128.
	made := left(encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex'), 32);
	insert into private.invitations (token, cohort_id, made_by, expires_at, seats)
	values (made, cohort, private.me(), now() + make_interval(days => $2), $3);
	return made;
end
$$;

create function public.invitation_make(cohort uuid, days integer, seats integer) returns text
language sql security invoker set search_path = '' as $$
	select private.invitation_make($1, $2, $3)
$$;

create function private.invitation_revoke(cohort uuid, token text) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_role(cohort, 'facilitator');
	update private.invitations i set revoked_at = coalesce(i.revoked_at, now())
	where i.cohort_id = $1 and i.token = $2;
end
$$;

create function public.invitation_revoke(cohort uuid, token text) returns void
language sql security invoker set search_path = '' as $$
	select private.invitation_revoke($1, $2)
$$;

create function private.invitations_of(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object(
				'token', i.token, 'state', private.state_of(i), 'made_at', i.made_at,
				'expires_at', i.expires_at, 'seats', i.seats, 'joined', i.joined
			)
			order by i.made_at desc
		),
		'[]'
	)
	from private.invitations i where i.cohort_id = cohort
$$;

-- For whoever holds the link, signed in or not: before joining, a person sees who asks and to what.
create function private.invitation_look(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	found_one private.invitations;
	state text;
begin
	select * into found_one from private.invitations i where i.token = $1;
	state := private.state_of(found_one);
	return jsonb_build_object('me', private.me_document(), 'state', state)
		|| case
			when private.role_in(found_one.cohort_id) is not null
				then jsonb_build_object('member_of', found_one.cohort_id)
			else '{}'
		end
		|| case
			when state = 'open' then (
				select jsonb_build_object(
					'cohort', c.name,
					'facilitators', private.facilitators_of(c.id),
					'expires_at', found_one.expires_at
				)
				from private.cohorts c where c.id = found_one.cohort_id
			)
			else '{}'
		end;
end
$$;

create function public.invitation_look(token text) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select private.invitation_look($1)
$$;

create function private.cohort_join(token text, shares boolean) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	invitation private.invitations;
begin
	-- The lock keeps the last seat from being given twice.
	select * into invitation from private.invitations i where i.token = $1 for update;
	if private.role_in(invitation.cohort_id) is not null then
		return jsonb_build_object('state', 'open', 'cohort', invitation.cohort_id);
	end if;
	if private.state_of(invitation) <> 'open' then
		return jsonb_build_object('state', private.state_of(invitation));
	end if;
	if not exists (select from public.profiles where user_id = me) then
		raise exception 'A name comes first.' using errcode = 'PT422';
	end if;
	insert into private.memberships (cohort_id, user_id, role, shares_since)
	values (invitation.cohort_id, me, 'learner', case when shares then now() end)
	on conflict do nothing;
	-- Who comes by two links at once takes a seat of one.
	if found then
		update private.invitations i set joined = i.joined + 1 where i.token = $1;
	end if;
	return jsonb_build_object('state', 'open', 'cohort', invitation.cohort_id);
end
$$;

create function public.cohort_join(token text, shares boolean) returns jsonb
language sql security invoker set search_path = '' as $$
	select private.cohort_join($1, $2)
$$;

comment on table private.invitations is 'Links into a cohort.';
comment on function private.state_of(private.invitations) is 'unknown, revoked, expired, full or open.';
comment on function public.invitation_make(uuid, integer, integer) is 'Facilitators only: a new link, open for `days` (1–365) to `seats` (1–1000) people; its token.';
comment on function public.invitation_revoke(uuid, text) is 'Facilitators only: closes a link of this cohort.';
comment on function public.invitation_look(text) is 'What the holder of a link may know before joining: {me, state, cohort?, facilitators?, expires_at?, member_of?}.';
comment on function public.cohort_join(text, boolean) is 'Joins as a learner, once: {state, cohort?}. Who is in already stays as they are.';
