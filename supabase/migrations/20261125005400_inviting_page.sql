-- How far the invitations of a cohort have come, for its facilitators: first what asks for them.

create function private.invites_page(cohort uuid, page integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	shown constant integer := 50;
	asking constant text[] := array['undelivered', 'uncertain', 'retrying', 'waiting', 'sent', 'joined'];
begin
	perform private.require_role(cohort, 'facilitator');
	return (
		with all_of_them as materialized (
			select i.*, private.invited_state(i) as state, private.may_go_again(i) as again
			from private.invited i where i.cohort_id = $1
		),
		named as (select * from all_of_them where email is not null),
		listed as (
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
							'invite', id, 'address', email, 'state', state, 'again', again,
							'until', expires_at, 'sent_at', sent_at
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

create function public.invites_page(cohort uuid, page integer) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.invites_page($1, $2)
$$;

comment on function public.invites_page(uuid, integer) is
	'Facilitators only. Page: from 1, 50 addresses each, first what went wrong. {me, cohort, counts by state, found, shown, lines: [{invite, address, state, again (whether it may go once more), until, sent_at}]}.';
