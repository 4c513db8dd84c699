-- An invitation says as what somebody joins. One for a facilitator has a single seat, so it works
-- once. A link that went astray is replaced: the new one is made and the old one closed in one step.

alter table private.invitations
	add column role text not null default 'learner' check (role in ('learner', 'facilitator')),
	add constraint one_facilitator check (role = 'learner' or seats = 1);

drop function public.invitation_make(uuid, integer, integer);
drop function private.invitation_make(uuid, integer, integer);
drop function public.cohort_join(text, boolean);
drop function private.cohort_join(text, boolean);

create function private.invitation_make(cohort uuid, days integer, seats integer, role text) returns text
language plpgsql security definer set search_path = '' as $$
declare
	made text := private.new_token();
begin
	perform private.require_role(cohort, 'facilitator');
	if days is null or days not between 1 and 365 then
		raise exception 'An invitation is open for 1 to 365 days.' using errcode = 'PT422';
	end if;
	if $4 is null or $4 not in ('learner', 'facilitator') then
		raise exception 'An invitation is for learners or for a facilitator.' using errcode = 'PT422';
	end if;
	insert into private.invitations (token, cohort_id, made_by, expires_at, seats, role)
	values (
		made, cohort, private.me(), now() + make_interval(days => $2),
		case $4 when 'facilitator' then 1 else $3 end, $4
	);
	return made;
end
$$;

create function public.invitation_make(cohort uuid, days integer, seats integer, role text) returns text
language sql security invoker set search_path = '' as $$
	select private.invitation_make($1, $2, $3, $4)
$$;

create function private.invitation_replace(cohort uuid, token text) returns text
language plpgsql security definer set search_path = '' as $$
declare
	made text := private.new_token();
	former private.invitations;
begin
	perform private.require_role(cohort, 'facilitator');
	-- The lock lets somebody who is joining by the old link finish first, so that seats are counted right.
	select * into former from private.invitations i
	where i.cohort_id = $1 and i.token = $2 for update;
	if former.token is null then
		raise exception 'There is no such invitation.' using errcode = 'PT404';
	end if;
	if private.state_of(former) <> 'open' then
		raise exception 'This invitation is not open any more.' using errcode = 'PT409';
	end if;
	update private.invitations i set revoked_at = now() where i.token = $2;
	insert into private.invitations (token, cohort_id, made_by, expires_at, seats, role)
	values (made, $1, private.me(), former.expires_at, former.seats - former.joined, former.role);
	return made;
end
$$;

create function public.invitation_replace(cohort uuid, token text) returns text
language sql security invoker set search_path = '' as $$
	select private.invitation_replace($1, $2)
$$;

create or replace function private.invitations_of(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object(
				'token', i.token, 'state', private.state_of(i), 'role', i.role, 'made_at', i.made_at,
				'expires_at', i.expires_at, 'seats', i.seats, 'joined', i.joined
			)
			order by i.made_at desc
		),
		'[]'
	)
	from private.invitations i where i.cohort_id = cohort
$$;

-- Whether a link would change nothing for who is in the cohort in this role.
create function private.has_joined(invitation private.invitations, mine text) returns boolean
language sql immutable set search_path = '' as $$
	select mine is not null and (mine = 'facilitator' or invitation.role = 'learner')
$$;

create or replace function private.invitation_look(token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	found_one private.invitations;
	state text;
begin
	select * into found_one from private.invitations i where i.token = $1;
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
					'facilitators', private.facilitators_of(c.id),
					'expires_at', found_one.expires_at
				)
				from private.cohorts c where c.id = found_one.cohort_id
			)
			else '{}'
		end;
end
$$;

create function private.cohort_join(token text, shares boolean, hears boolean) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	invitation private.invitations;
begin
	-- The lock keeps the last seat from being given twice.
	select * into invitation from private.invitations i where i.token = $1 for update;
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
		update private.invitations i set joined = i.joined + 1 where i.token = $1;
	end if;
	return jsonb_build_object('state', 'open', 'cohort', invitation.cohort_id);
end
$$;

create function public.cohort_join(token text, shares boolean, hears boolean) returns jsonb
language sql security invoker set search_path = '' as $$
	select private.cohort_join($1, $2, $3)
$$;

comment on function public.invitation_make(uuid, integer, integer, text) is 'Facilitators only: a new link, open for `days` (1–365) to `seats` (1–1000) learners, or to one facilitator; its token.';
comment on function public.invitation_replace(uuid, text) is 'Facilitators only: a new token for an open link, until the same day, for the seats that are left; the old one is closed in the same step. PT409 if it is not open.';
comment on function private.has_joined(private.invitations, text) is 'Whether somebody in this role has by the link nothing more to become.';
comment on function public.invitation_look(text) is 'What the holder of a link may know before joining: {me, state, cohort?, role?, facilitators?, expires_at?, member_of?}. A learner who holds a facilitator''s link has yet to use it, so `member_of` is not told.';
comment on function public.cohort_join(text, boolean, boolean) is 'Joins in the link''s role, once: {state, cohort?}. A learner becomes a facilitator by a facilitator''s link; who is in otherwise stays as they are.';
