-- A reply: what a learner sent to the facilitators of one cohort. A dated copy; what it was copied
-- from stays the learner's alone. From the moment that it is withdrawn nobody else reads it.

create domain private.message as text
	check (char_length(value) between 1 and 20000 and value ~ '\S' and value !~ '\r');

create table private.replies (
	id uuid primary key default gen_random_uuid(),
	user_id uuid not null references auth.users on delete cascade,
	-- The sender's own, so that what is sent again is the same reply.
	sent_as uuid not null,
	-- It outlives the cohort, for its author.
	cohort_id uuid references private.cohorts on delete set null,
	cohort_name public.shown_text not null,
	letter public.slug not null,
	prompt public.slug not null,
	body private.message not null,
	sent_at timestamptz not null,
	withdrawn_at timestamptz,
	-- When its author left the cohort and chose to leave the reply with the facilitators.
	left_at timestamptz,
	-- When a facilitator found that it needs no answer. What the author writes later is not covered.
	settled_at timestamptz,
	-- Derived: see the answers.
	waiting_since timestamptz,
	unique (user_id, sent_as)
);

alter table private.replies enable row level security;

create index on private.replies (cohort_id, user_id);
create index replies_of_late on private.replies (cohort_id, sent_at) where withdrawn_at is null;
create index replies_waiting on private.replies (cohort_id, waiting_since) where waiting_since is not null;

create trigger bounded after insert on private.replies
for each row execute function private.keep_bounded('2000');

-- Whoever is a member no longer is read no longer, unless they chose to leave what they sent. Here
-- rather than in the functions that end memberships, so that it holds however one ends.
create function private.part_with_replies() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if tg_op = 'DELETE' then
		update private.replies r set withdrawn_at = now()
		where r.user_id = old.user_id and r.cohort_id = old.cohort_id
			and r.withdrawn_at is null and r.left_at is null;
	else
		-- Who comes back has their replies in their own hands again.
		update private.replies r set left_at = null
		where r.user_id = new.user_id and r.cohort_id = new.cohort_id and r.left_at is not null;
	end if;
	return null;
end
$$;

create trigger part_with_replies after insert or delete on private.memberships
for each row execute function private.part_with_replies();

-- As what the caller reaches a reply: `author`, `facilitator`, or null. There is no other road.
create function private.reach(reply uuid) returns text
language sql stable security definer set search_path = '' as $$
	select case
		when r.user_id = private.me() then 'author'
		when r.withdrawn_at is null and private.role_in(r.cohort_id) = 'facilitator' then 'facilitator'
	end
	from private.replies r where r.id = $1
$$;

create function private.require_reach(reply uuid, needed text default null) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	mine text := private.reach(reply);
begin
	if mine is null then
		raise exception 'There is no such reply for you.' using errcode = 'PT404';
	end if;
	if needed is not null and mine <> needed then
		raise exception 'This is for the reply''s % alone.', needed using errcode = '42501';
	end if;
	return mine;
end
$$;

create function private.reply_send(cohort uuid, id uuid, letter text, prompt text, body text)
returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	sent private.replies;
begin
	perform private.require_role(cohort, 'learner');
	perform pg_advisory_xact_lock(hashtextextended(me::text, 0));
	-- Cohort before membership, as whoever removes a member does; so that nothing is sent by
	-- somebody whose membership ends at the same moment.
	perform from private.cohorts c where c.id = $1 for key share;
	perform from private.memberships m
	where m.cohort_id = $1 and m.user_id = me and m.role = 'learner' for share;
	if not found then
		raise exception 'There is no such cohort for you.' using errcode = 'PT404';
	end if;
	insert into private.replies (user_id, sent_as, cohort_id, cohort_name, letter, prompt, body, sent_at)
	select me, coalesce($2, gen_random_uuid()), c.id, c.name, $3, $4, $5, clock_timestamp()
	from private.cohorts c where c.id = $1
	on conflict do nothing
	returning * into sent;
	if not found then
		select * into sent from private.replies r where r.user_id = me and r.sent_as = $2;
	end if;
	return jsonb_build_object('id', sent.id, 'sent_at', sent.sent_at);
end
$$;

create function public.reply_send(cohort uuid, id uuid, letter text, prompt text, body text)
returns jsonb
language sql security invoker set search_path = '' as $$
	select private.reply_send($1, $2, $3, $4, $5)
$$;

create function private.reply_withdraw(reply uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_reach(reply, 'author');
	update private.replies r set withdrawn_at = now() where r.id = $1 and r.withdrawn_at is null;
end
$$;

create function public.reply_withdraw(reply uuid) returns void
language sql security invoker set search_path = '' as $$
	select private.reply_withdraw($1)
$$;

comment on table private.replies is 'What learners sent to the facilitators of a cohort; dated copies.';
comment on function private.reach(uuid) is 'As what the caller reaches a reply: author, facilitator (while it is not withdrawn), or null.';
comment on function private.require_reach(uuid, text) is 'The same; raises PT404 where it is not for the caller or is not at all, 42501 for another part than needed, PT401 without a session.';
comment on function public.reply_send(uuid, uuid, text, text, text) is
	'Learners of the cohort: sends a copy of the words to its facilitators: {id, sent_at}. The id given is the sender''s own: the same again is the same reply. The id that comes back is the reply''s.';
comment on function public.reply_withdraw(uuid) is 'Its author takes a reply back: nobody else reads it or what follows it. Asking twice leaves it as asking once.';
