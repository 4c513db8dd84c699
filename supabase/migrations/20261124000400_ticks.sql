-- A tick: the fact, with its time, that a learner practised a step. It exists or it does not.

create domain public.slug as text
	check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(value) <= 80);

create table public.ticks (
	user_id uuid not null default auth.uid() references auth.users on delete cascade,
	letter public.slug not null,
	step public.slug not null,
	ticked_at timestamptz not null default now(),
	primary key (user_id, letter, step)
);

alter table public.ticks enable row level security;

-- So that counts that the planner makes up tell nothing of other people's rows: see profiles.
alter table public.ticks
	alter column user_id set statistics 0,
	alter column letter set statistics 0,
	alter column step set statistics 0,
	alter column ticked_at set statistics 0;

create policy "a tick is its learner's" on public.ticks
	for select to authenticated using (user_id = (select auth.uid()));
create policy "a learner ticks for themselves" on public.ticks
	for insert to authenticated with check (user_id = (select auth.uid()));
create policy "a learner takes back their own tick" on public.ticks
	for delete to authenticated using (user_id = (select auth.uid()));
create policy "only while the session stands" on public.ticks
	as restrictive for all to authenticated using ((select private.session_stands()));

create function private.stamp_tick() returns trigger
language plpgsql set search_path = '' as $$
begin
	-- Without a person asking it is the demo data or a restore, which bring their own times.
	if auth.uid() is not null then
		new.ticked_at := now();
	end if;
	return new;
end
$$;

create trigger stamp before insert on public.ticks
for each row execute function private.stamp_tick();

-- One person's requests take their turns, also when they come at once: else two of them could wait
-- for each other's rows for ever, or pass a bound together. Before the statement, while it holds
-- no row that another might wait for.
create function private.in_turn() returns trigger
language plpgsql set search_path = '' as $$
begin
	perform pg_advisory_xact_lock(hashtextextended(auth.uid()::text, 0));
	return null;
end
$$;

create trigger in_turn before insert or delete on public.ticks
for each statement execute function private.in_turn();

-- Slugs are checked against content by the course's server; this keeps somebody who goes
-- round it from filling the disk. After the insert: so a row that is there already, or that
-- row level security refuses, never comes here, and nobody learns how much another person has.
create function private.keep_bounded() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	rows_now bigint;
begin
	execute format('select count(*) from %I.%I where user_id = $1', tg_table_schema, tg_table_name)
	into rows_now using new.user_id;
	if rows_now > tg_argv[0]::bigint then
		raise exception 'There is no room for more here.' using errcode = 'PT413';
	end if;
	return null;
end
$$;

create trigger bounded after insert on public.ticks
for each row execute function private.keep_bounded('500');

comment on table public.ticks is 'Steps that a learner ticked; one row a tick.';
comment on function private.keep_bounded() is 'Refuses a row beyond the number, given as argument, that one person may have in the table (PT413).';
