-- The facilitator's overview, with who waits for an answer and where the circle is by step. One call,
-- one document, coarse values. Learners who keep their progress to themselves are in the head count,
-- and where they sent something, as whoever sent it; in nothing else.

create or replace function private.cohort_overview(cohort uuid, sort text, search text, page integer)
returns jsonb
language plpgsql stable security definer set search_path = '' as $$
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
			'letters', (
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
			),
			'steps', (
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
			),
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
				where r.cohort_id = $1 and r.withdrawn_at is null and r.sent_at >= now() - interval '7 days'
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

comment on function public.cohort_overview(uuid, text, text, integer) is
	'Facilitators only. Sort: name, last, waiting, or a letter''s slug; search: part of a name; page: from 1, 50 people each. {me, cohort, facilitators, invitations, learners, sharing, letters: {letter: {ticked, read, read_alone}}, steps: {letter: {step: people}}, waiting_count, waiting: [{reply, member, name, letter, prompt, since}], sent_this_week, found, shown, people: [{member, name, letters, last}]}. `learners` is the head count; `waiting` (the 20 that wait longest; member null for who left) and `sent_this_week` are of what was sent; every other number counts those who agreed.';
