-- Whoever holds a link, be it everybody's or their own, comes in by the same door: a personal link is
-- seen as an invitation for a learner, with one seat.

create function private.invitation_at(token text) returns private.invitations
language sql stable security definer set search_path = '' as $$
	select i from private.invitations i where i.token = $1
	union all
	select jsonb_populate_record(
		null::private.invitations,
		jsonb_build_object(
			'token', $1, 'cohort_id', i.cohort_id, 'made_by', i.made_by, 'made_at', i.made_at,
			'expires_at', i.expires_at, 'revoked_at', i.revoked_at, 'role', 'learner',
			'seats', 1, 'joined', (i.joined_at is not null)::integer
		)
	)
	from private.invited i where i.token_hash = private.hash_of($1)
$$;

-- The lock keeps the last seat from being given twice.
create function private.invitation_held(token text) returns private.invitations
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform from private.invitations i where i.token = $1 for update;
	perform from private.invited i where i.token_hash = private.hash_of($1) for update;
	return private.invitation_at($1);
end
$$;

-- A seat of the link is taken; and whoever was invited by mail, and came by another link, has joined.
create function private.take_seat(invitation private.invitations, person uuid) returns void
language sql volatile security definer set search_path = '' as $$
	update private.invitations i set joined = i.joined + 1 where i.token = invitation.token;
	update private.invited i set joined_at = now(), joined_by = person
	where i.joined_at is null and (
		i.token_hash = private.hash_of(invitation.token)
		or i.cohort_id = invitation.cohort_id and i.email_hash = (
			select private.hash_of(lower(u.email)) from auth.users u where u.id = person
		)
	);
$$;

create or replace function private.invitation_look(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	found_one private.invitations;
	state text;
begin
	select * into found_one from private.invitation_at($1);
	state := private.state_of(found_one);
	return jsonb_build_object('me', private.me_document(), 'state', state)
		|| case
			when private.has_joined(found_one, private.role_in(found_one.cohort_id))
				then jsonb_build_object('member_of', found_one.cohort_id)
			else '{}'
		end
		|| case
			when state = 'open' then (
				select jsonb_build_object(
					'cohort', c.name,
					'role', found_one.role,
					'circle', c.circle_since is not null,
					'facilitators', private.facilitators_of(c.id),
					'expires_at', found_one.expires_at
				)
				from private.cohorts c where c.id = found_one.cohort_id
			)
			else '{}'
		end;
end
$$;

create or replace function private.cohort_join(token text, shares boolean, hears boolean) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	invitation private.invitations;
begin
	select * into invitation from private.invitation_held($1);
	if private.has_joined(invitation, private.role_in(invitation.cohort_id)) then
		return jsonb_build_object('state', 'open', 'cohort', invitation.cohort_id);
	end if;
	if private.state_of(invitation) <> 'open' then
		return jsonb_build_object('state', private.state_of(invitation));
	end if;
	if not exists (select from public.profiles where user_id = me) then
		raise exception 'A name comes first.' using errcode = 'PT422';
	end if;
	insert into private.memberships as m (cohort_id, user_id, role, shares_since, hears_since)
	values (
		invitation.cohort_id, me, invitation.role,
		case when shares and invitation.role = 'learner' then now() end,
		case when hears then now() end
	)
	-- A learner who becomes a facilitator has no progress to share there any more.
	on conflict (cohort_id, user_id) do update
	set role = 'facilitator', shares_since = null,
		hears_since = case when hears then coalesce(m.hears_since, now()) end
	where m.role = 'learner' and excluded.role = 'facilitator';
	-- Who comes by two links at once takes a seat of one.
	if found then
		perform private.take_seat(invitation, me);
	end if;
	return jsonb_build_object('state', 'open', 'cohort', invitation.cohort_id);
end
$$;

comment on function private.invitation_at(text) is 'The invitation behind a link, everybody''s or somebody''s own; null when there is none.';
comment on function private.invitation_held(text) is 'The same, locked until the caller''s transaction ends.';
comment on function private.take_seat(private.invitations, uuid) is 'Counts who joined by a link, and marks what was mailed to them as used.';
comment on function public.invitation_look(text) is 'What the holder of a link may know before joining: {me, state, cohort?, role?, circle?, facilitators?, expires_at?, member_of?}. A learner who holds a facilitator''s link has yet to use it, so `member_of` is not told.';
