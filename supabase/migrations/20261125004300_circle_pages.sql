-- What the pages of a thread, of what one sent and of a cohort say of the circle.

create or replace function private.reply_page(reply uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	mine text := private.require_reach(reply);
	facilitates boolean := coalesce(
		(select private.role_in(r.cohort_id) = 'facilitator' from private.replies r where r.id = $1), false
	);
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
			'audience', r.audience,
			'circle', (
				select jsonb_build_object(
					'open', c.circle_since is not null, 'facilitates', facilitates,
					'people', private.shown_total(
						(select count(*) from private.memberships p where p.cohort_id = c.id)
					)
				)
				from private.cohorts c
				where c.id = r.cohort_id and r.audience = 'circle' and private.role_in(c.id) is not null
			),
			'reply', jsonb_build_object(
				'id', r.id, 'letter', r.letter, 'prompt', r.prompt, 'body', r.body, 'sent_at', r.sent_at,
				'withdrawn_at', r.withdrawn_at,
				'hidden', case
					when mine <> 'member' then private.hidden_as(r.hidden_at, r.hidden_by, r.hidden_reason)
				end,
				'by', jsonb_build_object(
					'name', p.display_name, 'pronouns', p.pronouns,
					'member', (
						select m.id from private.memberships m
						where m.cohort_id = r.cohort_id and m.user_id = r.user_id and mine <> 'member'
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
							'hidden', private.hidden_as(a.hidden_at, a.hidden_by, a.hidden_reason),
							'by', jsonb_build_object('name', w.display_name, 'role', a.role)
						)
						order by a.sent_at, a.id
					),
					'[]'
				)
				from private.answers a
				left join public.profiles w on w.user_id = a.author_id
				where a.reply_id = r.id and (a.withdrawn_at is null or a.author_id = me)
					and (a.hidden_at is null or a.author_id = me or facilitates)
			)
		)
		from private.replies r
		left join public.profiles p on p.user_id = r.user_id
		where r.id = $1
	);
end
$$;

create or replace function private.sent_to(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object(
				'id', r.id, 'letter', r.letter, 'prompt', r.prompt, 'audience', r.audience, 'sent_at', r.sent_at,
				'withdrawn_at', r.withdrawn_at
			)
			order by r.sent_at desc, r.id
		),
		'[]'
	)
	from private.replies r where r.user_id = private.me() and r.cohort_id = $1
$$;

create or replace function private.cohort_page(cohort uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	mine text := private.require_role(cohort);
begin
	return (
		select jsonb_build_object(
			'cohort', jsonb_build_object('id', c.id, 'name', c.name),
			'role', mine,
			'facilitators', private.facilitators_of(c.id),
			'answers_within', c.answers_within,
			'note', private.note_of(c.id),
			'circle_since', c.circle_since,
			'shares_since', m.shares_since,
			'hears', m.hears_since is not null,
			'sent', (
				select count(*) from private.replies r
				where r.cohort_id = c.id and r.user_id = m.user_id and r.withdrawn_at is null
			),
			'seen', private.row_of(m.user_id, p.display_name, s)
		)
		from private.cohorts c
		join private.memberships m on m.cohort_id = c.id and m.user_id = private.me()
		left join public.profiles p on p.user_id = m.user_id
		left join private.summaries s on s.user_id = m.user_id
		where c.id = cohort
	);
end
$$;

comment on function private.sent_to(uuid) is 'All that the caller sent to a cohort, also what they withdrew: [{id, letter, prompt, audience, sent_at, withdrawn_at}].';
comment on function public.reply_page(uuid) is
	'A reply with its thread, for its author and, until it is withdrawn, its facilitators, or everybody in its circle: {me, cohort or null, cohort_name, role: author | facilitator | member, audience: facilitators | circle, circle: {open, facilitates, people} or null, reply: {id, letter, prompt, body, sent_at, withdrawn_at, hidden: {at, reason, by} or null, by: {name, pronouns, member}}, to, answers_within, settled, waiting_since, answers: [{id, body, sent_at, withdrawn_at, hidden, mine, by: {name, role: author | facilitator | member}}]}. `facilitates`: the caller does, here; `people` null below three. Keeps, for the caller alone, that they have read so far.';
comment on function public.cohort_page(uuid) is 'A member''s page of the cohort: {me, cohort, role, facilitators, answers_within, note: {body, by, written_at} or null, circle_since, shares_since, hears, sent, seen}; `sent` is how many things that the caller sent still stand there, `seen` the caller''s own row as facilitators see it while it is shared.';
