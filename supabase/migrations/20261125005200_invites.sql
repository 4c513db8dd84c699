-- Mails that invite, handed to the course's process by the laws of its other mails: taken over once, in
-- a round; what was taken over and never reported may have gone out, so it is not tried again by itself.

-- After a minute, two, four… and at last every half a day.
create function private.pause_after(attempts integer) returns interval
language sql immutable set search_path = '' as $$
	select least(interval '1 minute' * 2 ^ (attempts - 1), interval '12 hours')
$$;

create or replace function private.post_refused(mail uuid, problem text) returns void
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
begin
	update private.mails m set problem = left($2, 40)
	where m.id = $1 and m.handed_at is not null and m.sent_at is null;
	update private.mails m
	set handed_at = null, next_try_at = now() + private.pause_after(m.attempts)
	where m.id = $1 and m.handed_at > now() - interval '1 day' and m.sent_at is null and m.attempts < 20;
	if found then
		update private.notices n set mail_id = null where n.mail_id = $1;
	end if;
end
$$;

create function private.take_over_invites(at_most integer, round uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
begin
	update private.invited i
	set attempts = i.attempts + 1, handed_at = now(), round = $2, next_try_at = null, problem = null
	where i.id in (
		select due.id from private.invited due
		where due.handed_at is null and due.email is not null
			and coalesce(due.next_try_at, due.made_at) <= now()
			and private.invited_state(due) in ('waiting', 'retrying')
			and not exists (select from private.refusals r where r.email_hash = due.email_hash)
		order by coalesce(due.next_try_at, due.made_at), due.id
		limit least(greatest($1, 1), 100)
		for update skip locked
	);
	return found;
end
$$;

-- Thirty days after an invitation has ended, nobody needs the address any more.
create function private.forget_addresses() returns void
language sql volatile security definer set search_path = '' as $$
	update private.invited set email = null, token_hash = null
	where email is not null and expires_at < now() - interval '30 days'
$$;

-- A token is told once: whoever asks again, because the answer was lost, gets a new one.
create function private.invites_of(round uuid) returns jsonb
language sql volatile security definer set search_path = '' as $$
	with fresh as materialized (
		select i.id, private.new_token() as token from private.invited i
		where i.round = $1 and i.handed_at is not null and i.sent_at is null and i.problem is null
			and private.invited_state(i) in ('waiting', 'uncertain')
	),
	told as (
		update private.invited i set token_hash = private.hash_of(f.token)
		from fresh f where i.id = f.id
		returning i.*, f.token
	)
	select coalesce(
		jsonb_agg(
			jsonb_build_object(
				'mail', t.id, 'email', t.email, 'kind', 'invited', 'until', t.expires_at,
				'cohort', jsonb_build_object('id', c.id, 'name', c.name),
				'by', (
					select p.display_name from public.profiles p
					join private.memberships m on m.user_id = p.user_id
					where p.user_id = t.made_by and m.cohort_id = c.id and m.role = 'facilitator'
				),
				'token', t.token, 'key', t.mail_key
			)
		),
		'[]'
	)
	from told t join private.cohorts c on c.id = t.cohort_id
$$;

create function private.invites_due(at_most integer, round uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
begin
	-- One question at a time, also where the same is asked again while it is still being answered.
	perform pg_advisory_xact_lock(hashtextextended('private.invited', 0));
	if not exists (select from private.invited i where i.round = $2)
		and not private.take_over_invites($1, $2) then
		perform private.forget_addresses();
	end if;
	return private.invites_of($2);
end
$$;

create function public.invites_due(at_most integer, round uuid) returns jsonb
language plpgsql security invoker set search_path = '' as $$
begin
	perform private.require_operator();
	if round is null then
		raise exception 'A round has an id of its own.' using errcode = 'PT422';
	end if;
	return private.invites_due(at_most, round);
end
$$;

create function private.invite_sent(invite uuid) returns void
language sql security definer set search_path = '' as $$
	update private.invited i set sent_at = now()
	where i.id = $1 and i.handed_at is not null and i.sent_at is null
$$;

create function public.invite_sent(invite uuid) returns void
language plpgsql security invoker set search_path = '' as $$
begin
	perform private.require_operator();
	perform private.invite_sent($1);
end
$$;

-- It is tried again as other mails are, but for a mailbox that is not there or will not have it
-- (550–553): asking twenty times makes a mail server think ill of the course.
create function private.invite_not_sent(invite uuid, problem text) returns void
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
begin
	update private.invited i set problem = left($2, 40), token_hash = null
	where i.id = $1 and i.handed_at is not null and i.sent_at is null;
	update private.invited i
	set handed_at = null, next_try_at = now() + private.pause_after(i.attempts)
	where i.id = $1 and i.handed_at > now() - interval '1 day' and i.sent_at is null
		and i.attempts < 20 and i.problem !~ '^55[0-3]$';
end
$$;

create function public.invite_not_sent(invite uuid, problem text) returns void
language plpgsql security invoker set search_path = '' as $$
begin
	perform private.require_operator();
	perform private.invite_not_sent($1, $2);
end
$$;

comment on function private.pause_after(integer) is 'How long a mail waits after so many attempts.';
comment on function private.take_over_invites(integer, uuid) is 'Hands a round of the course''s process the invitations that have waited longest; whether there were any.';
comment on function private.forget_addresses() is 'Forgets the addresses of invitations that ended thirty days ago.';
comment on function private.invites_of(uuid) is 'The invitations that a round has and has not reported on, each with a token of this moment.';
comment on function public.invites_due(integer, uuid) is
	'Operator only: takes over at most so many (1–100) invitations, in a round with an id of the caller''s: [{mail, email, kind: invited, until, cohort: {id, name}, by, token, key}]. Each is to be handed on and reported.';
comment on function public.invite_sent(uuid) is 'Operator only: the mail server took the invitation.';
comment on function public.invite_not_sent(uuid, text) is 'Operator only: it did not, for this code; the invitation is due again after a pause that grows, unless the mailbox refuses it.';
