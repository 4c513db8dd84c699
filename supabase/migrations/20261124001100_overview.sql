-- The facilitator's overview: one call, one document, coarse values, whatever the cohort's size.
-- Learners who keep their progress to themselves are in the head count and in nothing else.

create function private.cohort_overview(cohort uuid, sort text, search text, page integer)
returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	shown constant integer := 50;
	-- The words of the search are words, not a pattern.
	pattern text := '%' || replace(replace(replace(btrim(search), '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
	perform private.require_role(cohort, 'facilitator');
	return (
		with sharing as materialized (
			select m.user_id, p.display_name as name, s as summary
			from private.memberships m
			left join public.profiles p on p.user_id = m.user_id
			left join private.summaries s on s.user_id = m.user_id
			where m.cohort_id = $1 and m.role = 'learner' and m.shares_since is not null
		),
		by_letter as (
			select
				l.key as letter,
				count(*) filter (where (l.value ->> 'steps')::integer > 0) as ticked,
				count(*) filter (where (l.value ->> 'read')::boolean) as read,
				count(*) filter (where (l.value ->> 'read')::boolean and (l.value ->> 'steps')::integer = 0) as read_alone
			from sharing, jsonb_each((summary).letters) l
			group by l.key
		),
		matching as (
			select * from sharing where btrim(coalesce(search, '')) = '' or name ilike pattern
		),
		listed as (
			select
				private.row_of(user_id, name, summary) as row,
				row_number() over (
					order by
						-- By the coarse word, never by the time behind it: order must not tell more.
						case when sort = 'last' then
							array_position(
								array['this week', 'earlier this month', 'before'],
								private.coarse_time((summary).last_at)
							)
						end nulls last,
						case when sort not in ('name', 'last') then
							coalesce(((summary).letters -> sort ->> 'steps')::integer, -1)
						end desc,
						case when sort not in ('name', 'last') then
							coalesce(((summary).letters -> sort ->> 'read')::boolean, false)
						end desc,
						lower(name), user_id
				) as place
			from matching
		)
		select jsonb_build_object(
			'cohort', (select jsonb_build_object('id', c.id, 'name', c.name) from private.cohorts c where c.id = $1),
			'facilitators', private.facilitators_of($1),
			'invitations', private.invitations_of($1),
			'learners', (
				select count(*) from private.memberships m where m.cohort_id = $1 and m.role = 'learner'
			),
			'sharing', (select count(*) from sharing),
			'letters', (
				select coalesce(
					jsonb_object_agg(
						letter, jsonb_build_object('ticked', ticked, 'read', read, 'read_alone', read_alone)
					),
					'{}'
				)
				from by_letter
			),
			'found', (select count(*) from matching),
			'shown', shown,
			'people', (
				select coalesce(jsonb_agg(row order by place), '[]')
				from listed
				where (place - 1) / shown = greatest($4, 1) - 1
			)
		)
	);
end
$$;

create function public.cohort_overview(cohort uuid, sort text, search text, page integer)
returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.cohort_overview($1, $2, $3, $4)
$$;

comment on function public.cohort_overview(uuid, text, text, integer) is
	'Facilitators only. Sort: name, last, or a letter''s slug; search: part of a name; page: from 1, 50 people each. {me, cohort, facilitators, invitations, learners, sharing, letters: {letter: {ticked, read, read_alone}}, found, shown, people: [{name, letters, last}]}. `learners` is the head count; every other number counts those who agreed.';
