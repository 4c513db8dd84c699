-- A choice: of a letter's steps, one that a learner takes on this week. It exists or it does not.

-- One stamp for all that comes with a time: the column is named by the trigger.
create function private.stamp_time() returns trigger
language plpgsql set search_path = '' as $$
begin
	-- Without a person asking it is the demo data or a restore, which bring their own times.
	if auth.uid() is not null then
		new := jsonb_populate_record(new, jsonb_build_object(tg_argv[0], now()));
	end if;
	return new;
end
$$;

create table public.choices (
	user_id uuid not null default auth.uid() references auth.users on delete cascade,
	letter public.slug not null,
	step public.slug not null,
	chosen_at timestamptz not null default now(),
	primary key (user_id, letter, step)
);

alter table public.choices enable row level security;

-- So that counts that the planner makes up tell nothing of other people's rows: see profiles.
alter table public.choices
	alter column user_id set statistics 0,
	alter column letter set statistics 0,
	alter column step set statistics 0,
	alter column chosen_at set statistics 0;

create policy "a choice is its learner's" on public.choices
	for select to authenticated using (user_id = (select auth.uid()));
create policy "a learner chooses for themselves" on public.choices
	for insert to authenticated with check (user_id = (select auth.uid()));
create policy "a learner puts down their own choice" on public.choices
	for delete to authenticated using (user_id = (select auth.uid()));
create policy "only while the session stands" on public.choices
	as restrictive for all to authenticated using ((select private.session_stands()));

create trigger stamp before insert on public.choices
for each row execute function private.stamp_time('chosen_at');
create trigger in_turn before insert or delete on public.choices
for each statement execute function private.in_turn();
create trigger bounded after insert on public.choices
for each row execute function private.keep_bounded('500');

create function public.choice_save(letter text, step text, chosen boolean) returns void
language plpgsql security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
begin
	if $3 then
		insert into public.choices (user_id, letter, step) values (me, $1, $2) on conflict do nothing;
	else
		delete from public.choices c where c.user_id = me and c.letter = $1 and c.step = $2;
	end if;
end
$$;

comment on table public.choices is 'Steps that a learner takes on; one row a step.';
comment on function public.choice_save(text, text, boolean) is 'Takes a step on, or puts it down. Asking twice leaves it as asking once.';
