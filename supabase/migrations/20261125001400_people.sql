-- The people of a cohort, for its facilitators: by name, whether or not they share their progress.
-- It is the one page that names who does not; it tells of them no more than that they are there.

create function private.cohort_people(cohort uuid, search text, page integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	shown constant integer := 50;
	words text := lower(btrim(coalesce(search, '')));
begin
	perform private.require_role(cohort, 'facilitator');
	return (
		with members as materialized (
			select m.id, m.role, m.shares_since, m.joined_at, p.display_name as name, p.pronouns
			from private.memberships m
			left join public.profiles p on p.user_id = m.user_id
			where m.cohort_id = $1
		),
		matching as materialized (
			select * from members where words = '' or position(words in lower(name)) > 0
		),
		listed as (
			select * from matching
			order by role, lower(name), id
			limit shown offset (greatest($3, 1)::bigint - 1) * shown
		)
		select jsonb_build_object(
			'cohort', (select jsonb_build_object('id', c.id, 'name', c.name) from private.cohorts c where c.id = $1),
			'count', (select count(*) from members),
			'found', (select count(*) from matching),
			'shown', shown,
			'people', (
				select coalesce(
					jsonb_agg(
						jsonb_build_object(
							'member', id, 'name', name, 'pronouns', pronouns, 'role', role,
							'shares', shares_since is not null,
							'joined', (joined_at at time zone 'utc')::date
						)
						order by role, lower(name), id
					),
					'[]'
				)
				from listed
			),
			'invitations', private.invitations_of($1)
		)
	);
end
$$;

create function public.cohort_people(cohort uuid, search text, page integer) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.cohort_people($1, $2, $3)
$$;

create function private.member_remove(cohort uuid, member uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
	theirs text;
begin
	perform private.require_role(cohort, 'facilitator');
	-- Two facilitators who leave, or are removed, at once must not leave the cohort with none; and who
	-- was removed while waiting here removes nobody.
	perform from private.cohorts where id = cohort for no key update;
	perform private.require_role(cohort, 'facilitator');
	select m.role into theirs from private.memberships m where m.cohort_id = $1 and m.id = $2;
	if theirs is null then
		raise exception 'There is no such member.' using errcode = 'PT404';
	end if;
	if theirs = 'facilitator' and (
		select count(*) from private.memberships m where m.cohort_id = $1 and m.role = 'facilitator'
	) < 2 then
		raise exception 'A cohort keeps at least one facilitator.' using errcode = 'PT409';
	end if;
	delete from private.memberships m where m.cohort_id = $1 and m.id = $2;
end
$$;

create function public.member_remove(cohort uuid, member uuid) returns void
language sql security invoker set search_path = '' as $$
	select private.member_remove($1, $2)
$$;

comment on function public.cohort_people(uuid, text, integer) is
	'Facilitators only. Search: part of a name; page: from 1, 50 people each, facilitators first. {me, cohort, count, found, shown, people: [{member, name, pronouns, role, shares, joined (date)}], invitations}.';
comment on function public.member_remove(uuid, uuid) is 'Facilitators only: ends somebody''s membership. What they sent stays theirs and is gone for the facilitators. PT409 for a last facilitator. An open link would let them in again.';
