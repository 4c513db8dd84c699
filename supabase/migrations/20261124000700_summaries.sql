-- One row a person, so that an overview reads as many rows as there are people, not ticks.
-- It is derived: always made anew from ticks and reads, never added to, so it cannot drift.

create table private.summaries (
	user_id uuid primary key references auth.users on delete cascade,
	letters jsonb not null default '{}',
	last_at timestamptz
);

alter table private.summaries enable row level security;

create function private.summary_of(person uuid, out letters jsonb, out last_at timestamptz)
language sql stable security definer set search_path = '' as $$
	with marks as (
		select letter, 1 as step, false as read, ticked_at as at from public.ticks where user_id = person
		union all
		select letter, 0, true, read_at from public.reads where user_id = person
	),
	by_letter as (
		select letter, sum(step) as steps, bool_or(read) as read, max(at) as at from marks group by letter
	)
	select
		coalesce(
			jsonb_object_agg(letter, jsonb_build_object('read', read, 'steps', steps))
				filter (where letter is not null),
			'{}'
		),
		max(at)
	from by_letter
$$;

create function private.summarise() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	person uuid := coalesce(new.user_id, old.user_id);
begin
	insert into private.summaries (user_id)
	select person where exists (select from auth.users where id = person)
	on conflict do nothing;
	-- The lock makes two ticks at once wait for each other; the statement after it sees both.
	perform from private.summaries where user_id = person for update;
	update private.summaries s set letters = o.letters, last_at = o.last_at
	from private.summary_of(person) o where s.user_id = person;
	return null;
end
$$;

create trigger summarise after insert or delete on public.ticks
for each row execute function private.summarise();
create trigger summarise after insert or delete on public.reads
for each row execute function private.summarise();

create function private.coarse_time(at timestamptz) returns text
language sql stable set search_path = '' as $$
	select case
		when at >= now() - interval '7 days' then 'this week'
		when at >= now() - interval '30 days' then 'earlier this month'
		when at is not null then 'before'
	end
$$;

comment on table private.summaries is 'Per person: {letter: {read, steps}} and the newest mark; derived from ticks and reads by trigger.';
comment on function private.summary_of(uuid) is 'The summary counted afresh from ticks and reads.';
comment on function private.coarse_time(timestamptz) is 'this week (7 days), earlier this month (30 days), before, or null: as fine as anybody else sees it.';
