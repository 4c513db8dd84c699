-- A try: one time that a learner tried a step, with how it went.

create table public.tries (
	user_id uuid not null default auth.uid() references auth.users on delete cascade,
	-- Made by the client, so that a try sent again is the same try.
	id uuid not null default gen_random_uuid(),
	letter public.slug not null,
	step public.slug not null,
	-- The learner's own day, wherever they are.
	tried_on date not null,
	went text not null default '' check (char_length(went) <= 500),
	noticed text not null default '' check (char_length(noticed) <= 20000),
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	primary key (user_id, id)
);

alter table public.tries enable row level security;

-- So that counts that the planner makes up tell nothing of other people's rows: see profiles.
alter table public.tries
	alter column user_id set statistics 0,
	alter column id set statistics 0,
	alter column letter set statistics 0,
	alter column step set statistics 0,
	alter column tried_on set statistics 0,
	alter column went set statistics 0,
	alter column noticed set statistics 0,
	alter column version set statistics 0,
	alter column created_at set statistics 0,
	alter column updated_at set statistics 0;

create index on public.tries (user_id, letter, step);

create policy "a try is its learner's" on public.tries
	for select to authenticated using (user_id = (select auth.uid()));
create policy "a learner tells their own try" on public.tries
	for insert to authenticated with check (user_id = (select auth.uid()));
create policy "a learner changes their own try" on public.tries
	for update to authenticated
	using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "a learner takes back their own try" on public.tries
	for delete to authenticated using (user_id = (select auth.uid()));
create policy "only while the session stands" on public.tries
	as restrictive for all to authenticated using ((select private.session_stands()));

create function private.stamp_try() returns trigger
language plpgsql set search_path = '' as $$
begin
	if tg_op = 'UPDATE' then
		new.user_id := old.user_id;
		new.id := old.id;
		new.letter := old.letter;
		new.step := old.step;
		new.created_at := old.created_at;
		new.version := old.version
			+ case when (new.tried_on, new.went, new.noticed) is distinct from (old.tried_on, old.went, old.noticed) then 1 else 0 end;
		new.updated_at := case when new.version > old.version then now() else old.updated_at end;
	elsif auth.uid() is not null then
		new.version := 1;
		new.created_at := now();
		new.updated_at := now();
	end if;
	return new;
end
$$;

create trigger stamp before insert or update on public.tries
for each row execute function private.stamp_try();
create trigger in_turn before insert or delete on public.tries
for each statement execute function private.in_turn();
create trigger bounded after insert on public.tries
for each row execute function private.keep_bounded('2000');

create function public.try_save(
	id uuid, letter text, step text, tried_on date, went text, noticed text, based_on integer
) returns jsonb
language plpgsql security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
	kept public.tries;
	saved boolean;
begin
	update public.tries t set tried_on = $4, went = $5, noticed = $6
	where t.user_id = me and t.id = $1 and t.version = $7
	returning * into kept;
	saved := found;
	if not saved then
		insert into public.tries (user_id, id, letter, step, tried_on, went, noticed)
		values (me, $1, $2, $3, $4, $5, $6)
		on conflict do nothing
		returning * into kept;
		saved := found;
	end if;
	if not saved then
		select * into kept from public.tries t where t.user_id = me and t.id = $1;
		-- The same words again are a retry whose first answer got lost, not a conflict.
		saved := (kept.tried_on, kept.went, kept.noticed) is not distinct from ($4, $5, $6);
	end if;
	return jsonb_build_object(
		'saved', saved, 'version', kept.version, 'tried_on', kept.tried_on,
		'went', kept.went, 'noticed', kept.noticed, 'updated_at', kept.updated_at
	);
end
$$;

create function public.try_delete(id uuid) returns void
language plpgsql security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
begin
	delete from public.tries t where t.user_id = me and t.id = $1;
end
$$;

comment on table public.tries is 'Times that a learner tried a step; never counted for anybody else.';
comment on function public.try_save(uuid, text, text, date, text, text, integer) is
	'Tells a try, or changes it if `based_on` is the version that stands (0 for none): {saved, version, tried_on, went, noticed, updated_at}. `saved` false: newer words stand, and are returned.';
comment on function public.try_delete(uuid) is 'Takes a try back. Asking twice leaves it as asking once.';
