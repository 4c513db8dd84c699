-- What there is to hear of by mail: one notice for each person and message, made with the message
-- itself, for who hears by mail at that moment. What it says is never in it, nor in the mail.

create table private.notices (
	id uuid primary key default gen_random_uuid(),
	recipient uuid not null references auth.users on delete cascade,
	kind text not null check (kind in ('waiting', 'came back')),
	reply_id uuid not null references private.replies on delete cascade,
	-- Null: it is about the reply itself.
	answer_id uuid references private.answers on delete cascade,
	made_at timestamptz not null,
	unique nulls not distinct (recipient, reply_id, answer_id)
);

alter table private.notices enable row level security;

create index on private.notices (reply_id);
create index on private.notices (answer_id);

-- To the facilitators, when a learner wrote; to the learner, when a facilitator answered. Whose
-- account is being deleted at this moment is passed over, never waited for: the deletion may be
-- waiting for this very thread.
-- Facilitators are looked for as such, and a learner by who they are: what is sent to a cohort of
-- thousands asks nothing of its other learners.
create function private.make_notices(reply private.replies, answer private.answers)
returns void
language sql volatile security definer set search_path = '' as $$
	insert into private.notices (recipient, kind, reply_id, answer_id, made_at)
	select hearing.user_id, hearing.kind, reply.id, answer.id, coalesce(answer.sent_at, reply.sent_at)
	from (
		select m.user_id, 'waiting' as kind from private.memberships m
		where m.cohort_id = reply.cohort_id and m.role = 'facilitator' and m.hears_since is not null
			and m.user_id <> reply.user_id and answer.role is distinct from 'facilitator'
		union all
		select m.user_id, 'came back' from private.memberships m
		where m.cohort_id = reply.cohort_id and m.user_id = reply.user_id and m.hears_since is not null
			and answer.role = 'facilitator'
	) hearing
	join auth.users u on u.id = hearing.user_id
	for key share of u skip locked
$$;

create function private.notice_reply() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform private.make_notices(new, null);
	return null;
end
$$;

create function private.notice_answer() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform private.make_notices(r, new) from private.replies r where r.id = new.reply_id;
	return null;
end
$$;

create trigger notice after insert on private.replies
for each row execute function private.notice_reply();
create trigger notice after insert on private.answers
for each row execute function private.notice_answer();

-- Whether there is still something to hear of: not once it is withdrawn, answered, settled or
-- looked at, nor when its recipient has left or has asked for silence since.
create function private.is_news(notice private.notices) returns boolean
language sql stable security definer cost 1000 set search_path = '' as $$
	select exists (
		select from private.replies r
		join private.memberships m on m.cohort_id = r.cohort_id and m.user_id = notice.recipient
		left join private.answers a on a.id = notice.answer_id
		where r.id = notice.reply_id
			and r.withdrawn_at is null and a.withdrawn_at is null
			and m.hears_since <= notice.made_at
			and not exists (
				select from private.looks l
				where l.user_id = notice.recipient and l.reply_id = notice.reply_id
					and l.looked_at >= notice.made_at
			)
			and case notice.kind
				when 'waiting' then m.role = 'facilitator' and r.waiting_since <= notice.made_at
				else not exists (
					select from private.answers later
					where later.reply_id = r.id and later.role = 'author'
						and later.withdrawn_at is null and later.sent_at > notice.made_at
				)
			end
	)
$$;

comment on table private.notices is 'What somebody who hears by mail has yet to be told of, or was told in which mail.';
comment on function private.make_notices(private.replies, private.answers) is 'Notes down who hears of a reply (answer null) or an answer.';
comment on function private.is_news(private.notices) is 'Whether the notice is still worth a mail.';
