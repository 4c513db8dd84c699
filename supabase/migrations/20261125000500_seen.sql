-- What facilitators see of one learner, who looked and when; and the mirror of it, made by the same
-- function.

create table private.visits (
	id uuid primary key default gen_random_uuid(),
	cohort_id uuid not null references private.cohorts on delete cascade,
	user_id uuid not null references auth.users on delete cascade,
	-- Who opened the page; null once that account is gone.
	by_id uuid references auth.users on delete set null,
	visited_at timestamptz not null default now()
);

alter table private.visits enable row level security;

create index on private.visits (user_id, cohort_id, visited_at);
create index on private.visits (cohort_id);
create index on private.visits (by_id);

-- All that facilitators of a cohort see of one learner; the learner's page and the mirror both come here.
create function private.seen_of(cohort uuid, person uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object(
		'row', (
			select private.row_of(m.user_id, p.display_name, s)
			from private.memberships m
			left join public.profiles p on p.user_id = m.user_id
			left join private.summaries s on s.user_id = m.user_id
			where m.cohort_id = $1 and m.user_id = $2 and m.role = 'learner' and m.shares_since is not null
		),
		'replies', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'id', r.id, 'letter', r.letter, 'prompt', r.prompt, 'opening', left(r.body, 160),
						'sent_at', r.sent_at, 'waiting_since', r.waiting_since,
						'answers', (
							select count(*) from private.answers a where a.reply_id = r.id and a.withdrawn_at is null
						)
					)
					order by r.sent_at desc, r.id
				),
				'[]'
			)
			from private.replies r
			where r.cohort_id = $1 and r.user_id = $2 and r.withdrawn_at is null
		)
	)
$$;

create function private.learner_page(cohort uuid, member uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	learner private.memberships;
	seen jsonb;
begin
	perform private.require_role(cohort, 'facilitator');
	select * into learner from private.memberships m where m.cohort_id = $1 and m.id = $2;
	seen := private.seen_of($1, learner.user_id);
	if seen -> 'row' = 'null' and seen -> 'replies' = '[]' then
		raise exception 'There is nobody here whom you can see.' using errcode = 'PT404';
	end if;
	insert into private.visits (cohort_id, user_id, by_id) values ($1, learner.user_id, me);
	-- Nobody fills the disk by opening a page; the newest tell enough.
	delete from private.visits v where v.id in (
		select w.id from private.visits w
		where w.cohort_id = $1 and w.user_id = learner.user_id and w.by_id = me
		order by w.visited_at desc offset 200
	);
	return (
		select jsonb_build_object(
			'cohort', (select jsonb_build_object('id', c.id, 'name', c.name) from private.cohorts c where c.id = $1),
			'learner', jsonb_build_object(
				'name', p.display_name, 'pronouns', p.pronouns, 'member', learner.id,
				'shares', learner.shares_since is not null, 'joined', learner.joined_at::date
			),
			'seen', seen
		)
		from (values (1)) one
		left join public.profiles p on p.user_id = learner.user_id
	);
end
$$;

create function public.learner_page(cohort uuid, member uuid) returns jsonb
language sql volatile security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.learner_page($1, $2)
$$;

create function private.sent_to(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object(
				'id', r.id, 'letter', r.letter, 'prompt', r.prompt, 'sent_at', r.sent_at,
				'withdrawn_at', r.withdrawn_at
			)
			order by r.sent_at desc, r.id
		),
		'[]'
	)
	from private.replies r where r.user_id = private.me() and r.cohort_id = $1
$$;

comment on table private.visits is 'When a facilitator opened one learner''s page; the learner reads it.';
comment on function private.seen_of(uuid, uuid) is 'All that a cohort''s facilitators see of one learner: {row or null, replies: [{id, letter, prompt, opening, sent_at, answers, waiting_since}]}.';
comment on function private.sent_to(uuid) is 'All that the caller sent to a cohort, also what they withdrew: [{id, letter, prompt, sent_at, withdrawn_at}].';
comment on function public.learner_page(uuid, uuid) is
	'Facilitators only: one learner''s page, and leaves a visit: {me, cohort, learner: {name, pronouns, member, shares, joined}, seen}. PT404 for who neither shares nor sent anything that stands.';
