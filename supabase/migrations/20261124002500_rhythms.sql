-- A rhythm that a learner set for themselves: a letter every so many days, from a day on.
-- No row is no rhythm. It holds nobody to anything.

create table public.rhythms (
	user_id uuid primary key default auth.uid() references auth.users on delete cascade,
	starts_on date not null,
	days integer not null check (days between 1 and 90)
);

alter table public.rhythms enable row level security;

-- So that counts that the planner makes up tell nothing of other people's rows: see profiles.
alter table public.rhythms
	alter column user_id set statistics 0,
	alter column starts_on set statistics 0,
	alter column days set statistics 0;

create policy "a rhythm is its learner's" on public.rhythms
	for select to authenticated using (user_id = (select auth.uid()));
create policy "a learner sets their own rhythm" on public.rhythms
	for insert to authenticated with check (user_id = (select auth.uid()));
create policy "a learner changes their own rhythm" on public.rhythms
	for update to authenticated
	using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "a learner ends their own rhythm" on public.rhythms
	for delete to authenticated using (user_id = (select auth.uid()));
create policy "only while the session stands" on public.rhythms
	as restrictive for all to authenticated using ((select private.session_stands()));

create function private.stamp_rhythm() returns trigger
language plpgsql set search_path = '' as $$
begin
	new.user_id := old.user_id;
	return new;
end
$$;

create trigger stamp before update on public.rhythms
for each row execute function private.stamp_rhythm();

create function public.rhythm_save(starts_on date, days integer) returns void
language plpgsql security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
begin
	if $1 is null or $2 is null then
		delete from public.rhythms r where r.user_id = me;
	else
		insert into public.rhythms (user_id, starts_on, days) values (me, $1, $2)
		on conflict (user_id) do update set starts_on = excluded.starts_on, days = excluded.days;
	end if;
end
$$;

comment on table public.rhythms is 'How often a learner would like a letter; none is fine.';
comment on function public.rhythm_save(date, integer) is 'Sets the caller''s rhythm; without a day or a number, none.';
