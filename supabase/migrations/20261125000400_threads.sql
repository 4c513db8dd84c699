-- A reply with what followed it, and all that a learner sent. What is unread is each reader's own
-- knowledge: no query tells anybody else who has looked.

create table private.looks (
	user_id uuid not null references auth.users on delete cascade,
	reply_id uuid not null references private.replies on delete cascade,
	-- Up to when they have read the thread: the time of its newest words when they opened it.
	looked_at timestamptz not null,
	primary key (user_id, reply_id)
);

alter table private.looks enable row level security;

create index on private.looks (reply_id);

-- The cohorts where a person is a learner: to whom they can write.
create function private.circles_of(person uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	return (
		select coalesce(
			jsonb_agg(
				jsonb_build_object(
					'id', c.id, 'name', c.name, 'facilitators', private.facilitators_of(c.id),
					'answers_within', c.answers_within
				)
				order by m.joined_at desc, c.name
			),
			'[]'
		)
		from private.memberships m join private.cohorts c on c.id = m.cohort_id
		where m.user_id = person and m.role = 'learner'
	);
end
$$;

-- How many answers to a reply its author has not read, and when the newest of them came.
create function private.unread_of(reply private.replies, out unread integer, out newest timestamptz)
language sql stable security definer set search_path = '' as $$
	select count(*)::integer, max(a.sent_at)
	from private.answers a
	where a.reply_id = reply.id and a.role = 'facilitator' and a.withdrawn_at is null
		and a.sent_at > coalesce(
			(select l.looked_at from private.looks l where l.user_id = reply.user_id and l.reply_id = reply.id),
			'-infinity'
		)
$$;

create function private.reply_page(reply uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	mine text := private.require_reach(reply);
begin
	insert into private.looks (user_id, reply_id, looked_at)
	select me, r.id, greatest(r.sent_at, (select max(a.sent_at) from private.answers a where a.reply_id = r.id))
	from private.replies r where r.id = $1
	on conflict (user_id, reply_id) do update set looked_at = greatest(looks.looked_at, excluded.looked_at);
	return (
		select jsonb_build_object(
			'cohort', (select jsonb_build_object('id', c.id, 'name', c.name) from private.cohorts c where c.id = r.cohort_id),
			'cohort_name', r.cohort_name,
			'role', mine,
			'reply', jsonb_build_object(
				'id', r.id, 'letter', r.letter, 'prompt', r.prompt, 'body', r.body, 'sent_at', r.sent_at,
				'withdrawn_at', r.withdrawn_at,
				'by', jsonb_build_object(
					'name', p.display_name, 'pronouns', p.pronouns,
					'member', (
						select m.id from private.memberships m
						where m.cohort_id = r.cohort_id and m.user_id = r.user_id
					)
				)
			),
			'to', private.facilitators_of(r.cohort_id),
			'answers_within', (select c.answers_within from private.cohorts c where c.id = r.cohort_id),
			'settled', r.settled_at is not null and not exists (
				select from private.answers a
				where a.reply_id = r.id and a.withdrawn_at is null and a.sent_at > r.settled_at
			),
			'waiting_since', r.waiting_since,
			'answers', (
				select coalesce(
					jsonb_agg(
						jsonb_build_object(
							'id', a.id, 'body', a.body, 'sent_at', a.sent_at, 'withdrawn_at', a.withdrawn_at,
							'mine', a.author_id is not distinct from me,
							'by', jsonb_build_object('name', w.display_name, 'role', a.role)
						)
						order by a.sent_at, a.id
					),
					'[]'
				)
				from private.answers a
				left join public.profiles w on w.user_id = a.author_id
				where a.reply_id = r.id and (a.withdrawn_at is null or a.author_id = me)
			)
		)
		from private.replies r
		left join public.profiles p on p.user_id = r.user_id
		where r.id = $1
	);
end
$$;

create function public.reply_page(reply uuid) returns jsonb
language sql volatile security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.reply_page($1)
$$;

create function private.replies_page() returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object(
		'cohorts', private.circles_of(private.me()),
		'replies', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'id', r.id,
						'cohort', case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end,
						'cohort_name', r.cohort_name,
						'letter', r.letter, 'prompt', r.prompt, 'opening', left(r.body, 160),
						'sent_at', r.sent_at, 'withdrawn_at', r.withdrawn_at,
						'answers', thread.answers, 'unread', u.unread, 'last_at', thread.last_at
					)
					order by thread.last_at desc, r.id
				),
				'[]'
			)
			from private.replies r
			left join private.cohorts c on c.id = r.cohort_id
			cross join lateral (
				select count(*) as answers, coalesce(max(a.sent_at), r.sent_at) as last_at
				from private.answers a where a.reply_id = r.id and a.withdrawn_at is null
			) thread
			cross join lateral private.unread_of(r) u
			where r.user_id = private.me()
		)
	)
$$;

create function public.replies_page() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.replies_page()
$$;

comment on table private.looks is 'Up to when each reader has read a thread; read by that reader''s own pages alone.';
comment on function private.circles_of(uuid) is 'The cohorts that a person can write to: [{id, name, facilitators, answers_within}].';
comment on function private.unread_of(private.replies) is 'Answers to a reply that its author has not read, and when the newest came.';
comment on function public.reply_page(uuid) is
	'A reply with its thread, for its author and, until it is withdrawn, its facilitators: {me, cohort or null, cohort_name, role: author | facilitator, reply: {id, letter, prompt, body, sent_at, withdrawn_at, by: {name, pronouns, member}}, to, answers_within, settled, waiting_since, answers: [{id, body, sent_at, withdrawn_at, mine, by: {name, role: author | facilitator}}]}. Keeps, for the caller alone, that they have read so far.';
comment on function public.replies_page() is
	'All that the caller sent and what came back: {me, cohorts: [{id, name, facilitators, answers_within}], replies: [{id, cohort or null, cohort_name, letter, prompt, opening, sent_at, withdrawn_at, answers, unread, last_at}]}.';
