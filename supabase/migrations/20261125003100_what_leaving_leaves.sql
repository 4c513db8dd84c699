-- Who leaves says what becomes of the things that they sent, and is asked where there are any: so a
-- member's page of the cohort tells how many stand.

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

comment on function public.cohort_page(uuid) is 'A member''s page of the cohort: {me, cohort, role, facilitators, answers_within, note: {body, by, written_at} or null, shares_since, hears, sent, seen}; `sent` is how many things that the caller sent still stand there, `seen` the caller''s own row as facilitators see it while it is shared.';
