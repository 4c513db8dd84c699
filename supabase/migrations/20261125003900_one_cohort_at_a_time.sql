-- As it was, but that each cohort whose sums change is looked up by itself: asked whether they are
-- among the cohorts that there are, PostgreSQL read all of these for one person's tick.

create or replace function private.recount(person uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform pg_advisory_xact_lock(hashtextextended('counted ' || person::text, 0));
	with wanted as materialized (
		select * from private.marks_of(person)
	),
	gone as (
		delete from private.counted c
		where c.user_id = person and not exists (
			select from wanted w
			where (w.cohort_id, w.letter, w.mark, w.step) = (c.cohort_id, c.letter, c.mark, c.step)
		)
		returning c.*
	),
	come as (
		insert into private.counted (user_id, cohort_id, letter, mark, step)
		select person, w.* from wanted w
		on conflict do nothing
		returning *
	),
	changed as (
		select cohort_id, letter, mark, step, 1 as by_one from come
		union all
		select cohort_id, letter, mark, step, -1 from gone
	)
	insert into private.counts as s (cohort_id, letter, mark, step, people)
	select ch.cohort_id, ch.letter, ch.mark, ch.step, ch.by_one from changed ch
	where (select c.id from private.cohorts c where c.id = ch.cohort_id) is not null
	order by ch.cohort_id, ch.letter, ch.mark, ch.step
	on conflict (cohort_id, letter, mark, step) do update set people = s.people + excluded.people;
end
$$;
