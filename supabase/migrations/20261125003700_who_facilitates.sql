-- Nearly every page names a cohort's facilitators: the letter's page, that of a reply, the mirror.
-- There are a few of them among thousands of learners, and finding them took a walk through all.

create index on private.memberships (cohort_id, role);

-- As it was, but that facilitators are looked for as such, and a learner by who they are: what is
-- sent to a cohort of thousands asks nothing of its other learners.
create or replace function private.make_notices(reply private.replies, answer private.answers)
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
