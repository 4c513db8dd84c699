-- The overview counts what came to the facilitators this week, and nothing that members wrote to each
-- other. A learner's page is a learner's: who facilitates has none, whatever they wrote to the circle.

-- Here, because an export tells the same sums.
create function private.letter_sums(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_object_agg(
			letter, jsonb_build_object('ticked', ticked, 'read', read, 'read_alone', read_alone)
		),
		'{}'
	)
	from (
		select
			s.letter,
			coalesce(sum(s.people) filter (where s.mark = 'ticked'), 0) as ticked,
			coalesce(sum(s.people) filter (where s.mark = 'read'), 0) as read,
			coalesce(sum(s.people) filter (where s.mark = 'read alone'), 0) as read_alone
		from private.counts s
		where s.cohort_id = $1 and s.mark <> 'step' and s.people > 0
		group by s.letter
	) letters
$$;

create function private.step_sums(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(jsonb_object_agg(letter, steps), '{}')
	from (
		select s.letter, jsonb_object_agg(s.step, s.people) as steps
		from private.counts s
		where s.cohort_id = $1 and s.mark = 'step' and s.people > 0
		-- Of fewer than five, a sum would tell which steps one of them ticked.
		and (
			select sum(b.people) from private.counts b
			where b.cohort_id = $1 and b.letter = s.letter and b.mark in ('ticked', 'read alone')
		) >= 5
		group by s.letter
	) letters
$$;

create or replace function private.cohort_overview(cohort uuid, sort text, search text, page integer)
returns jsonb
language plpgsql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
declare
	shown constant integer := 50;
	-- The words of the search are words, not a pattern.
	pattern text := '%' || replace(replace(replace(btrim(search), '\', '\\'), '%', '\%'), '_', '\_') || '%';
	everybody boolean := btrim(coalesce(search, '')) = '';
	by_letter boolean := sort not in ('name', 'last', 'waiting');
	me uuid := private.require_me();
begin
	perform private.require_role(cohort, 'facilitator');
	return (
		with matching as materialized (
			select m.user_id, m.id as member, p.display_name as name
			from private.memberships m
			left join public.profiles p on p.user_id = m.user_id
			where m.cohort_id = $1 and m.role = 'learner' and m.shares_since is not null
				and (everybody or p.display_name ilike pattern)
		),
		waiting as (
			select r.user_id, r.id, r.letter, r.prompt, r.waiting_since
			from private.replies r
			where r.cohort_id = $1 and r.waiting_since is not null and r.user_id <> me
		),
		-- What only an order needs is looked up for that order alone, and rows are made of the page's
		-- people alone: with thousands, all else takes longer than the page has.
		listed as materialized (
			select placed.*, row_number() over () as place
			from (
				select l.user_id, l.member, l.name
				from matching l
				left join (
					select s.user_id, s.letters, s.last_at from private.summaries s where by_letter or sort = 'last'
				) s on s.user_id = l.user_id
				left join (
					select w.user_id, min(w.waiting_since) as since from waiting w
					where sort = 'waiting' group by w.user_id
				) w on w.user_id = l.user_id
				order by
					w.since nulls last,
					-- As coarse as the word that is shown, never by the time behind it: order must not
					-- tell more.
					case when sort = 'last' then
						case
							when s.last_at >= now() - interval '7 days' then 1
							when s.last_at >= now() - interval '30 days' then 2
							when s.last_at is not null then 3
						end
					end nulls last,
					case when by_letter then coalesce((s.letters -> sort ->> 'steps')::integer, -1) end desc,
					case when by_letter then coalesce((s.letters -> sort ->> 'read')::boolean, false) end desc,
					lower(l.name), l.user_id
				limit shown offset (greatest(page, 1)::bigint - 1) * shown
			) placed
		)
		select jsonb_build_object(
			'cohort', (select jsonb_build_object('id', c.id, 'name', c.name) from private.cohorts c where c.id = $1),
			'facilitators', private.facilitators_of($1),
			'invitations', private.invitations_of($1),
			'learners', (
				select count(*) from private.memberships m where m.cohort_id = $1 and m.role = 'learner'
			),
			'sharing', (
				select count(*) from private.memberships m
				where m.cohort_id = $1 and m.role = 'learner' and m.shares_since is not null
			),
			'letters', private.letter_sums($1),
			'steps', private.step_sums($1),
			'waiting_count', (select count(*) from waiting),
			'waiting', (
				select coalesce(
					jsonb_agg(
						jsonb_build_object(
							'reply', w.id, 'member', m.id, 'name', p.display_name, 'letter', w.letter,
							'prompt', w.prompt, 'since', w.waiting_since
						)
						order by w.waiting_since, w.id
					),
					'[]'
				)
				from (select * from waiting order by waiting_since, id limit 20) w
				left join private.memberships m on m.cohort_id = $1 and m.user_id = w.user_id
				left join public.profiles p on p.user_id = w.user_id
			),
			'sent_this_week', (
				select count(*) from private.replies r
				where r.cohort_id = $1 and r.audience = 'facilitators' and r.withdrawn_at is null
					and r.sent_at >= now() - interval '7 days'
			),
			'found', (select count(*) from matching),
			'shown', shown,
			'people', (
				select coalesce(
					jsonb_agg(
						private.row_of(l.user_id, l.name, s) || jsonb_build_object('member', l.member) order by l.place
					),
					'[]'
				)
				from listed l
				left join private.summaries s on s.user_id = l.user_id
			)
		)
	);
end
$$;

create or replace function private.learner_page(cohort uuid, member uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	learner private.memberships;
	seen jsonb;
begin
	perform private.require_role(cohort, 'facilitator');
	select * into learner from private.memberships m
	where m.cohort_id = $1 and m.id = $2 and m.role = 'learner';
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
						where m.cohort_id = r.cohort_id and m.user_id = r.user_id and m.role = 'learner'
							and mine <> 'member'
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

comment on function public.cohort_overview(uuid, text, text, integer) is
	'Facilitators only. Sort: name, last, waiting, or a letter''s slug; search: part of a name; page: from 1, 50 people each. {me, cohort, facilitators, invitations, learners, sharing, letters: {letter: {ticked, read, read_alone}}, steps: {letter: {step: people}}, waiting_count, waiting: [{reply, member, name, letter, prompt, since}], sent_this_week, found, shown, people: [{member, name, letters, last}], ending}. `learners` is the head count; `waiting` (the 20 that wait longest; member null for who left) and `sent_this_week` are of what was sent to the facilitators; every other number counts those who agreed.';
comment on function public.learner_page(uuid, uuid) is
	'Facilitators only: one learner''s page, and leaves a visit: {me, cohort, learner: {name, pronouns, member, shares, joined}, seen}. PT404 for who neither shares nor sent anything that stands, and for who facilitates.';
comment on function private.letter_sums(uuid) is 'Of those who agreed, how many are how far with each letter: {letter: {ticked, read, read_alone}}.';
comment on function private.step_sums(uuid) is 'Of those who agreed, how many have ticked each step, where five or more have begun its letter: {letter: {step: people}}.';
