-- An export tells the sums that the overview shows, too: those of who agreed, and no head count, since
-- that tells of who did not.

create or replace function private.cohort_export(cohort uuid, format text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	record uuid;
	taken jsonb;
begin
	perform private.require_role(cohort, 'facilitator');
	if $2 is null or $2 not in ('csv', 'json') then
		raise exception 'An export is CSV or JSON.' using errcode = 'PT422';
	end if;
	-- The record is never cut short, so it is kept from growing without an end.
	perform pg_advisory_xact_lock(hashtextextended('exports ' || cohort::text, 0));
	if (
		select count(*) from private.exports e
		where e.cohort_id = $1 and e.exported_at > now() - interval '1 day'
	) >= 20 then
		raise exception 'A cohort is exported at most 20 times a day.' using errcode = 'PT429';
	end if;
	insert into private.exports (cohort_id, by_id, format) values ($1, me, $2) returning id into record;
	-- One statement, so that whoever is in the file is on record, and nobody else.
	with sharing as materialized (
		select m.user_id, p.display_name as name, s as summary
		from private.memberships m
		left join public.profiles p on p.user_id = m.user_id
		left join private.summaries s on s.user_id = m.user_id
		where m.cohort_id = $1 and m.role = 'learner' and m.shares_since is not null
	),
	kept as (
		insert into private.exported (export_id, user_id)
		select record, s.user_id from sharing s
	)
	select jsonb_build_object(
		'cohort', (select jsonb_build_object('id', c.id, 'name', c.name) from private.cohorts c where c.id = $1),
		'exported_at', now(),
		'letters', private.letter_sums($1),
		'steps', private.step_sums($1),
		'people', coalesce(
			jsonb_agg(private.row_of(s.user_id, s.name, s.summary) order by lower(s.name), s.user_id), '[]'
		)
	)
	into taken
	from sharing s;
	return taken;
end
$$;

comment on function public.cohort_export(uuid, text) is 'Facilitators only; format: csv or json. Puts the export on record and answers with what the overview shows of those who agreed: {cohort, exported_at, letters: {letter: {ticked, read, read_alone}}, steps: {letter: {step: people}}, people: [{name, letters, last}]}. PT429 after 20 in a day.';
