-- Who was in an export reads of it also when they have left and nothing that they sent stands there: the
-- file may be there still.

create or replace function private.seen_page() returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object(
		'cohorts', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'id', c.id, 'name', c.name, 'role', m.role, 'shares', m.shares_since is not null,
						'hears', m.hears_since is not null,
						'facilitators', private.facilitators_of(c.id),
						'seen', private.seen_of(c.id, m.user_id),
						'visits', (
							select coalesce(
								jsonb_agg(
									jsonb_build_object('by', p.display_name, 'at', v.visited_at) order by v.visited_at desc, v.id
								),
								'[]'
							)
							from (
								select * from private.visits w
								where w.cohort_id = c.id and w.user_id = m.user_id
								order by w.visited_at desc limit 50
							) v
							left join public.profiles p on p.user_id = v.by_id
						),
						'sent', private.sent_to(c.id),
						'exports', private.exports_for_me(c.id)
					)
					order by m.joined_at desc, c.name
				),
				'[]'
			)
			from private.memberships m join private.cohorts c on c.id = m.cohort_id
			where m.user_id = private.me() and (c.closes_at is null or c.closes_at > now())
		),
		'former', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'id', c.id, 'name', c.name, 'sent', private.sent_to(c.id),
						'closed', c.closes_at is not null and c.closes_at <= now(),
						'exports', private.exports_for_me(c.id)
					)
					order by c.name, c.id
				),
				'[]'
			)
			from private.cohorts c
			where not exists (
					select from private.memberships m
					where m.cohort_id = c.id and m.user_id = private.me()
						and (c.closes_at is null or c.closes_at > now())
				)
				and c.id in (
					select r.cohort_id from private.replies r
					where r.user_id = private.me() and r.withdrawn_at is null
					union all
					select e.cohort_id from private.exported x
					join private.exports e on e.id = x.export_id
					where x.user_id = private.me()
				)
		)
	)
$$;
