-- Whom facilitators invite by e-mail: one row for each cohort and address, with a link of its own of
-- which the hash alone is kept. The course's process mails them, one at a time. Thirty days after an
-- invitation has ended its address is forgotten; its hash stays, so that the "no" in an old mail holds.

create table private.invited (
	id uuid primary key default gen_random_uuid(),
	cohort_id uuid not null references private.cohorts on delete cascade,
	-- Null: forgotten, or its owner said no.
	email text check (email = lower(email) and char_length(email) <= 254),
	email_hash bytea not null,
	made_by uuid references auth.users on delete set null,
	made_at timestamptz not null default now(),
	expires_at timestamptz not null,
	-- Of the link in the latest mail.
	token_hash bytea unique,
	mail_key text not null default private.new_token() unique check (mail_key ~ '^[0-9a-f]{32}$'),
	attempts integer not null default 0,
	-- As in private.mails: since when a process has it, and what became of it.
	handed_at timestamptz,
	sent_at timestamptz,
	next_try_at timestamptz,
	problem text check (char_length(problem) <= 40),
	round uuid,
	joined_by uuid references auth.users on delete cascade,
	joined_at timestamptz,
	refused_at timestamptz,
	revoked_at timestamptz,
	unique (cohort_id, email_hash)
);

-- Addresses to which this course sends no invitation again, as hashes alone.
create table private.refusals (
	email_hash bytea primary key,
	refused_at timestamptz not null default now()
);

alter table private.invited enable row level security;
alter table private.refusals enable row level security;

create index on private.invited (email_hash);
create index on private.invited (made_by, made_at);
create index on private.invited (joined_by);
create index on private.invited (round);
create index on private.invited (expires_at) where email is not null;
create index invited_in_turn on private.invited (coalesce(next_try_at, made_at), id)
where handed_at is null and email is not null;

create function private.hash_of(secret text) returns bytea
language sql immutable set search_path = '' as $$
	select sha256(convert_to(secret, 'UTF8'))
$$;

-- What became of one; only "waiting" and "retrying" change by themselves.
create function private.invited_state(invited private.invited) returns text
language sql stable set search_path = '' as $$
	select case
		when invited.refused_at is not null then 'refused'
		when invited.joined_at is not null then 'joined'
		when invited.revoked_at is not null then 'revoked'
		when invited.expires_at <= now() then 'expired'
		when invited.sent_at is not null then 'sent'
		when invited.handed_at is null then case when invited.problem is null then 'waiting' else 'retrying' end
		when invited.problem is not null then 'undelivered'
		when invited.handed_at > now() - interval '10 minutes' then 'waiting'
		else 'uncertain'
	end
$$;

-- Nobody has two of these mails within a day. What the mail server certainly did not take is none.
create function private.day_is_free(invited private.invited) returns boolean
language sql stable set search_path = '' as $$
	select invited.handed_at is null or invited.problem is not null
		or invited.handed_at <= now() - interval '1 day'
$$;

create function private.may_go_again(invited private.invited) returns boolean
language sql stable set search_path = '' as $$
	select invited.email is not null and private.day_is_free(invited)
		and private.invited_state(invited) not in ('waiting', 'retrying', 'joined', 'refused')
$$;

-- At most 2,000 a facilitator and day: four full lists.
create function private.require_invitations_left(wanted integer) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
	if wanted + (
		select count(*) from private.invited i
		where i.made_by = private.me() and i.made_at > now() - interval '1 day'
	) > 2000 then
		raise exception 'Within a day you can invite 2,000 addresses. Please go on tomorrow.'
			using errcode = 'PT429';
	end if;
end
$$;

create function private.invite_address(cohort uuid, address text, days integer) returns text
language plpgsql security definer set search_path = '' as $$
begin
	if exists (select from private.refusals r where r.email_hash = private.hash_of(address)) then
		return 'refused';
	end if;
	insert into private.invited as i (cohort_id, email, email_hash, made_by, expires_at)
	values (cohort, address, private.hash_of(address), private.me(), now() + make_interval(days => $3))
	on conflict (cohort_id, email_hash) do update
	set email = excluded.email, made_by = excluded.made_by, made_at = now(),
		expires_at = excluded.expires_at, token_hash = null, attempts = 0, handed_at = null,
		sent_at = null, next_try_at = null, problem = null, round = null, joined_by = null,
		joined_at = null, revoked_at = null
	where private.day_is_free(i) and private.invited_state(i) in ('joined', 'revoked', 'expired');
	return case when found then 'invited' else 'already_invited' end;
end
$$;

create function private.invite_many(cohort uuid, addresses text[], days integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	address text;
	state text;
	told text[] := '{}';
	members text[];
	lines jsonb := '[]';
begin
	perform private.require_role(cohort, 'facilitator');
	if days is null or days not between 1 and 365 then
		raise exception 'An invitation is open for 1 to 365 days.' using errcode = 'PT422';
	end if;
	if coalesce(cardinality(addresses), 0) not between 1 and 500 then
		raise exception 'Up to 500 addresses can be invited at once.' using errcode = 'PT422';
	end if;
	-- One list at a time, so that two with the same addresses do not wait for each other.
	perform from private.cohorts c where c.id = cohort for no key update;
	perform private.require_invitations_left(cardinality(addresses));
	members := array(
		select u.email from private.memberships m join auth.users u on u.id = m.user_id
		where m.cohort_id = $1 and u.email in (select lower(btrim(a)) from unnest(addresses) a)
	);
	foreach address in array addresses loop
		address := lower(btrim(coalesce(address, '')));
		state := case
			when char_length(address) > 254
				or address !~ '^[^[:space:][:cntrl:]@<>(),;:"\\]{1,64}@[^[:space:][:cntrl:]@<>(),;:"\\.]+(\.[^[:space:][:cntrl:]@<>(),;:"\\.]+)+$'
				then 'malformed'
			when address = any (told) then 'doubled'
			when address = any (members) then 'already_joined'
			else private.invite_address(cohort, address, days)
		end;
		told := told || address;
		lines := lines || jsonb_build_object('address', left(address, 254), 'state', state);
	end loop;
	return jsonb_build_object('lines', lines);
end
$$;

create function public.invite_many(cohort uuid, addresses text[], days integer) returns jsonb
language sql security invoker set search_path = '' as $$
	select private.invite_many($1, $2, $3)
$$;

create function private.invite_again(cohort uuid, invite uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
	one private.invited;
begin
	perform private.require_role(cohort, 'facilitator');
	select * into one from private.invited i where i.cohort_id = $1 and i.id = $2 for update;
	if one.id is null then
		raise exception 'There is no such invitation.' using errcode = 'PT404';
	end if;
	if not private.may_go_again(one) then
		raise exception 'Nobody gets two invitations within a day.' using errcode = 'PT409';
	end if;
	perform private.require_invitations_left(1);
	-- The link that went before opens nothing from now on.
	update private.invited i
	set made_by = private.me(), made_at = now(), expires_at = now() + (one.expires_at - one.made_at),
		token_hash = null, attempts = 0, handed_at = null, sent_at = null, next_try_at = null,
		problem = null, round = null, revoked_at = null
	where i.id = one.id;
end
$$;

create function public.invite_again(cohort uuid, invite uuid) returns void
language sql security invoker set search_path = '' as $$
	select private.invite_again($1, $2)
$$;

create function private.invite_revoke(cohort uuid, invite uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_role(cohort, 'facilitator');
	update private.invited i set revoked_at = coalesce(i.revoked_at, now())
	where i.cohort_id = $1 and i.id = $2 and i.joined_at is null;
end
$$;

create function public.invite_revoke(cohort uuid, invite uuid) returns void
language sql security invoker set search_path = '' as $$
	select private.invite_revoke($1, $2)
$$;

comment on table private.invited is 'People invited to a cohort by e-mail, each with a single-use link.';
comment on table private.refusals is 'Addresses that asked for no invitation again, as hashes.';
comment on column private.invited.mail_key is 'Names this invitation in its mails: with it, and without a session, its owner can say no.';
comment on function private.hash_of(text) is 'What is kept of a token or an address.';
comment on function private.invited_state(private.invited) is 'waiting, retrying, sent, uncertain (handed over, never reported), undelivered, joined, refused, revoked or expired.';
comment on function private.day_is_free(private.invited) is 'Whether no mail may have gone to the address within a day.';
comment on function private.may_go_again(private.invited) is 'Whether facilitators may send this invitation once more.';
comment on function private.require_invitations_left(integer) is 'PT429 when the caller has used up the day''s number of invitations.';
comment on function private.invite_address(uuid, text, integer) is 'Invites one address, or renews what has ended: invited, already_invited or refused.';
comment on function public.invite_many(uuid, text[], integer) is
	'Facilitators only: invites up to 500 addresses, each by a mail of its own, and tells of each in turn: {lines: [{address, state}]}, state: invited, doubled, malformed, already_joined, already_invited or refused.';
comment on function public.invite_again(uuid, uuid) is 'Facilitators only: one more mail with a new link, a day after the last at the earliest (PT409); the old link opens nothing any more.';
comment on function public.invite_revoke(uuid, uuid) is 'Facilitators only: takes one back. A mail that waits does not go.';
