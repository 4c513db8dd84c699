-- A cohort ends: it is read as it was until a day said before, and then it is closed, which is for
-- everybody as if they were no member. What a learner sent and what came back stay the learner's.
-- Nobody has to do anything on that day: whether a cohort is closed is asked of the clock.

alter table private.cohorts
	add column ended_at timestamptz,
	add column closes_at timestamptz,
	add constraint closes_once_ended check (
		(ended_at is null) = (closes_at is null) and closes_at >= ended_at
	);

create or replace function private.role_in(cohort uuid) returns text
language sql stable security definer set search_path = '' as $$
	select m.role from private.memberships m join private.cohorts c on c.id = m.cohort_id
	where m.cohort_id = cohort and m.user_id = private.me()
		and (c.closes_at is null or c.closes_at > now())
$$;

create function private.has_ended(cohort uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select from private.cohorts c where c.id = $1 and c.ended_at is not null)
$$;

-- The one door for whatever would add to a cohort.
create function private.require_open(cohort uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
	if private.has_ended(cohort) then
		raise exception 'This cohort has ended. What was sent stays; nothing new can come to it.'
			using errcode = 'PT409';
	end if;
end
$$;

-- Here rather than in each function, so that it holds by whichever way a row comes.
create function private.keep_ended() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if tg_table_name = 'replies' then
		-- What was sent before and is sent once more is the same reply.
		if exists (
			select from private.replies r where r.user_id = new.user_id and r.sent_as = new.sent_as
		) then
			return new;
		end if;
	end if;
	perform private.require_open(new.cohort_id);
	return new;
end
$$;

create function private.keep_thread_ended() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_open(r.cohort_id) from private.replies r where r.id = new.reply_id;
	return new;
end
$$;

create trigger keep_ended before insert on private.memberships
for each row execute function private.keep_ended();
create trigger keep_ended before insert on private.invitations
for each row execute function private.keep_ended();
create trigger keep_ended before insert on private.invited
for each row execute function private.keep_ended();
create trigger keep_ended before insert on private.replies
for each row execute function private.keep_ended();
create trigger keep_ended before insert or update of body on private.circle_notes
for each row execute function private.keep_ended();
create trigger keep_ended before insert on private.answers
for each row execute function private.keep_thread_ended();

create function private.cohort_end(cohort uuid, days integer) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_role(cohort, 'facilitator');
	if days is null or days not between 0 and 365 then
		raise exception 'A cohort that has ended can be read for 0 to 365 days.' using errcode = 'PT422';
	end if;
	-- Who is sending at this moment is waited for; who comes later finds it ended.
	perform from private.cohorts c where c.id = $1 for update;
	perform private.require_role(cohort, 'facilitator');
	-- The day that was said first holds.
	update private.cohorts c set ended_at = now(), closes_at = now() + make_interval(days => $2)
	where c.id = $1 and c.ended_at is null;
	-- Nobody is mailed an invitation to what has ended, also if it should go on.
	update private.invited i set revoked_at = now()
	where i.cohort_id = $1 and i.revoked_at is null and i.joined_at is null;
end
$$;

create function public.cohort_end(cohort uuid, days integer) returns void
language sql security invoker set search_path = '' as $$
	select private.cohort_end($1, $2)
$$;

create function private.cohort_reopen(cohort uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_role(cohort, 'facilitator');
	update private.cohorts c set ended_at = null, closes_at = null where c.id = $1;
end
$$;

create function public.cohort_reopen(cohort uuid) returns void
language sql security invoker set search_path = '' as $$
	select private.cohort_reopen($1)
$$;

create function private.ending_of(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object('ended_at', c.ended_at, 'closes_at', c.closes_at)
	from private.cohorts c
	where c.id = $1 and c.ended_at is not null and private.role_in(c.id) is not null
$$;

-- Also for its author when the cohort is closed: they keep the thread.
create function private.ending_of_thread(reply uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object(
		'ended_at', c.ended_at, 'closes_at', c.closes_at, 'closed', c.closes_at <= now()
	)
	from private.replies r join private.cohorts c on c.id = r.cohort_id
	where r.id = $1 and c.ended_at is not null and private.reach(r.id) is not null
$$;

create function private.endings_for_me() returns jsonb
language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object(
				'cohort', jsonb_build_object('id', c.id, 'name', c.name),
				'ended_at', c.ended_at, 'closes_at', c.closes_at
			)
			order by c.closes_at, c.name
		),
		'[]'
	)
	from private.memberships m join private.cohorts c on c.id = m.cohort_id
	where m.user_id = private.me() and c.closes_at > now()
$$;

comment on column private.cohorts.ended_at is 'Since when nothing new comes to the cohort; null: it goes on.';
comment on column private.cohorts.closes_at is 'Until when a cohort that has ended can be read; from then on it is for everybody as if they were no member.';
comment on function private.role_in(uuid) is 'The caller''s role in the cohort; null for no member, and for everybody once it is closed.';
comment on function private.has_ended(uuid) is 'Whether nothing new can come to the cohort.';
comment on function private.require_open(uuid) is 'Raises PT409 where a cohort has ended.';
comment on function private.ending_of(uuid) is 'For members of a cohort that has ended: {ended_at, closes_at}; else null.';
comment on function private.ending_of_thread(uuid) is 'For whom a reply is, where its cohort has ended: {ended_at, closes_at, closed}; else null.';
comment on function private.endings_for_me() is 'The caller''s cohorts that have ended and can still be read: [{cohort: {id, name}, ended_at, closes_at}].';
comment on function public.cohort_end(uuid, integer) is 'Facilitators only: ends the cohort, which can be read for `days` (0–365) more. One that has ended keeps the day that was said first.';
comment on function public.cohort_reopen(uuid) is 'Facilitators only: a cohort that has ended goes on, until it is closed.';
