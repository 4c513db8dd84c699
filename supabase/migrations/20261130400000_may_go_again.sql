-- Whether an invitation may go once more is asked of the fifty on the page, not of every one there is:
-- the functions that say so are called row by row, and took most of the page's time.

create or replace function private.invites_page(cohort uuid, page integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	shown constant integer := 50;
	asking constant text[] := array['undelivered', 'uncertain', 'retrying', 'waiting', 'sent', 'joined'];
begin
	perform private.require_role(cohort, 'facilitator');
	return (
		with all_of_them as materialized (
			select i as invited, i.email, private.invited_state(i) as state
			from private.invited i where i.cohort_id = $1
		),
		named as (select * from all_of_them where email is not null),
		listed as materialized (
			select * from named
			order by coalesce(array_position(asking, state), 9), email
			limit shown offset (greatest($2, 1)::bigint - 1) * shown
		)
		select jsonb_build_object(
			'cohort', (select jsonb_build_object('id', c.id, 'name', c.name) from private.cohorts c where c.id = $1),
			'counts', (
				select coalesce(jsonb_object_agg(state, n), '{}')
				from (select state, count(*) as n from all_of_them group by state) counted
			),
			'found', (select count(*) from named),
			'shown', shown,
			'lines', (
				select coalesce(
					jsonb_agg(
						jsonb_build_object(
							'invite', (invited).id, 'address', email, 'state', state,
							'again', private.may_go_again(invited),
							'until', (invited).expires_at, 'sent_at', (invited).sent_at
						)
						order by coalesce(array_position(asking, state), 9), email
					),
					'[]'
				)
				from listed
			)
		)
	);
end
$$;
