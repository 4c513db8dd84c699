-- How many of a cohort have read each letter and ticked each step: of those who agreed, and in sum.
-- Kept as it changes, so that an overview of thousands reads a few rows. What of whom is in the sums
-- is noted beside them; each change compares that with what marks and consent say now, so that the
-- sums cannot drift.

create table private.counts (
	cohort_id uuid not null,
	letter public.slug not null,
	-- Ticked: any of its steps. Read alone: and none of its steps.
	mark text not null check (mark in ('step', 'ticked', 'read', 'read alone')),
	-- Empty but where the mark is a step's.
	step text not null,
	people integer not null,
	primary key (cohort_id, letter, mark, step)
);

create table private.counted (
	user_id uuid not null,
	cohort_id uuid not null,
	letter public.slug not null,
	mark text not null,
	step text not null,
	primary key (user_id, cohort_id, letter, mark, step)
);

alter table private.counts enable row level security;
alter table private.counted enable row level security;

create function private.marks_of(person uuid)
returns table (cohort_id uuid, letter text, mark text, step text)
language sql stable security definer set search_path = '' as $$
	with marks as (
		select t.letter, 'step' as mark, t.step::text as step from public.ticks t where t.user_id = person
		union all
		select distinct t.letter, 'ticked', '' from public.ticks t where t.user_id = person
		union all
		select r.letter, 'read', '' from public.reads r where r.user_id = person
		union all
		select r.letter, 'read alone', '' from public.reads r
		where r.user_id = person
			and not exists (select from public.ticks t where t.user_id = person and t.letter = r.letter)
	)
	select m.cohort_id, k.letter, k.mark, k.step
	from private.memberships m cross join marks k
	where m.user_id = person and m.role = 'learner' and m.shares_since is not null
$$;

-- At the end of the transaction, whatever it did before, and in one order of rows for everybody: so
-- that two who save at once may wait one for the other, but never each for the other. One person's
-- changes take turns. There are no foreign keys: what an account or a membership had in the sums is
-- taken out of them after it is gone, and whoever holds a cohort to remove a member waits for nobody
-- who counts in it.
create function private.recount(person uuid) returns void
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
	-- Each looked up by itself: with `exists`, PostgreSQL reads all cohorts for one person's tick.
	where (select c.id from private.cohorts c where c.id = ch.cohort_id) is not null
	order by ch.cohort_id, ch.letter, ch.mark, ch.step
	on conflict (cohort_id, letter, mark, step) do update set people = s.people + excluded.people;
end
$$;

-- Many ticks saved together are one change: at the end of the transaction the first of them counts
-- for all.
create function private.recount_row() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	person uuid := coalesce(new.user_id, old.user_id);
begin
	if current_setting('five_letters.recounted', true) is distinct from person::text then
		perform private.recount(person);
		perform set_config('five_letters.recounted', person::text, true);
	end if;
	return null;
end
$$;

create function private.forget_counts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	delete from private.counts c where c.cohort_id = old.id;
	return null;
end
$$;

create trigger forget_counts after delete on private.cohorts
for each row execute function private.forget_counts();

create constraint trigger recount after insert or delete on public.ticks
deferrable initially deferred
for each row execute function private.recount_row();
create constraint trigger recount after insert or delete on public.reads
deferrable initially deferred
for each row execute function private.recount_row();
create constraint trigger recount after insert or update or delete on private.memberships
deferrable initially deferred
for each row execute function private.recount_row();

-- Who is in a circle already.
do $$
begin
	perform private.recount(sharing.user_id)
	from (select distinct m.user_id from private.memberships m where m.shares_since is not null) sharing;
end
$$;

comment on table private.counts is 'Per cohort: of those who agreed, how many have read each letter and ticked each step; derived by trigger.';
comment on table private.counted is 'What of whom is in the counts.';
comment on function private.marks_of(uuid) is 'What of one person belongs in the counts of which cohort.';
comment on function private.recount(uuid) is 'Brings the counts to what one person''s marks and consents say now.';
