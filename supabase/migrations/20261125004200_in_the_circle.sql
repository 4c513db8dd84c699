-- What the circle is to replies and answers: who reads them, who answers, who hears of it.

alter table private.answers
	drop constraint answers_role_check,
	add constraint answers_role_check check (role in ('author', 'facilitator', 'member'));

create or replace function private.reach(reply uuid) returns text
language sql stable security definer set search_path = '' as $$
	select case
		when r.user_id = private.me() then 'author'
		when r.withdrawn_at is not null then null
		when private.role_in(r.cohort_id) = 'facilitator' then 'facilitator'
		when r.audience = 'circle' and r.hidden_at is null and private.role_in(r.cohort_id) is not null
			then 'member'
	end
	from private.replies r where r.id = $1
$$;

-- Nobody waits for a circle.
create or replace function private.waiting_since_of(reply private.replies) returns timestamptz
language sql stable security definer set search_path = '' as $$
	select min(said.at)
	from (
		select reply.sent_at as at
		union all
		select a.sent_at from private.answers a
		where a.reply_id = reply.id and a.role = 'author' and a.withdrawn_at is null
	) said
	where reply.withdrawn_at is null and reply.cohort_id is not null and reply.audience = 'facilitators'
		and said.at > coalesce(
			greatest(
				reply.settled_at,
				(
					select max(a.sent_at) from private.answers a
					where a.reply_id = reply.id and a.role = 'facilitator' and a.withdrawn_at is null
				)
			),
			'-infinity'
		)
$$;

-- Nothing is added to a circle that is off, nor to what is hidden: shown again, it would be read by
-- more people than it was written to.
create function private.keep_to_the_circle() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if exists (
		select from private.replies r
		left join private.cohorts c on c.id = r.cohort_id
		where r.id = new.reply_id and r.audience = 'circle'
			and (r.hidden_at is not null or c.circle_since is null)
	) then
		raise exception 'Nothing can be added to this.' using errcode = 'PT409';
	end if;
	return new;
end
$$;

create trigger keep_to_the_circle before insert on private.answers
for each row execute function private.keep_to_the_circle();

-- What somebody answered as a member of the circle goes with their membership, however it ends.
create function private.part_with_answers() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	-- Threads before their answers, as everywhere.
	perform from private.replies r
	where r.cohort_id = old.cohort_id and r.audience = 'circle' and r.id in (
		select a.reply_id from private.answers a where a.author_id = old.user_id and a.role = 'member'
	)
	order by r.id for no key update;
	update private.answers a set withdrawn_at = now()
	from private.replies r
	where r.id = a.reply_id and r.cohort_id = old.cohort_id
		and a.author_id = old.user_id and a.role = 'member' and a.withdrawn_at is null;
	return null;
end
$$;

create trigger part_with_answers after delete on private.memberships
for each row execute function private.part_with_answers();

-- And with their account the words themselves.
create function private.forget_member() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	delete from private.answers a where a.id = new.id;
	return null;
end
$$;

create trigger forget_member after update of author_id on private.answers
for each row when (new.author_id is null and new.role = 'member')
execute function private.forget_member();

create or replace function private.unread_of(reply private.replies, out unread integer, out newest timestamptz)
language sql stable security definer set search_path = '' as $$
	select count(*)::integer, max(a.sent_at)
	from private.answers a
	where a.reply_id = reply.id and a.role <> 'author' and a.withdrawn_at is null and a.hidden_at is null
		and a.sent_at > coalesce(
			(select l.looked_at from private.looks l where l.user_id = reply.user_id and l.reply_id = reply.id),
			'-infinity'
		)
$$;

-- Of a message to the circle nobody hears by mail; of an answer to it, its author.
create or replace function private.make_notices(reply private.replies, answer private.answers)
returns void
language sql volatile security definer set search_path = '' as $$
	insert into private.notices (recipient, kind, reply_id, answer_id, made_at)
	select hearing.user_id, hearing.kind, reply.id, answer.id, coalesce(answer.sent_at, reply.sent_at)
	from (
		select m.user_id, 'waiting' as kind from private.memberships m
		where m.cohort_id = reply.cohort_id and m.role = 'facilitator' and m.hears_since is not null
			and m.user_id <> reply.user_id and answer.role is distinct from 'facilitator'
			and reply.audience = 'facilitators'
		union all
		select m.user_id, 'came back' from private.memberships m
		where m.cohort_id = reply.cohort_id and m.user_id = reply.user_id and m.hears_since is not null
			and answer.role in ('facilitator', 'member')
	) hearing
	join auth.users u on u.id = hearing.user_id
	for key share of u skip locked
$$;

comment on function private.reach(uuid) is 'As what the caller reaches a reply: author; while it is not withdrawn, facilitator; where it went to the circle and is not hidden, member; or null.';
comment on function public.answer_send(uuid, uuid, text) is
	'Whoever reaches the reply: answers in its thread: {id, sent_at}. The id given is the sender''s own: the same again is the same answer. PT409 to the author where nobody reads it any more, and to everybody where it is hidden or its circle is off.';
