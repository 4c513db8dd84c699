-- "I have read this letter": said by the reader with a button, never recorded by looking.

create table public.reads (
	user_id uuid not null default auth.uid() references auth.users on delete cascade,
	letter public.slug not null,
	read_at timestamptz not null default now(),
	primary key (user_id, letter)
);

alter table public.reads enable row level security;

-- So that counts that the planner makes up tell nothing of other people's rows: see profiles.
alter table public.reads
	alter column user_id set statistics 0,
	alter column letter set statistics 0,
	alter column read_at set statistics 0;

create policy "a read mark is its learner's" on public.reads
	for select to authenticated using (user_id = (select auth.uid()));
create policy "a learner marks for themselves" on public.reads
	for insert to authenticated with check (user_id = (select auth.uid()));
create policy "a learner takes back their own mark" on public.reads
	for delete to authenticated using (user_id = (select auth.uid()));
create policy "only while the session stands" on public.reads
	as restrictive for all to authenticated using ((select private.session_stands()));

create function private.stamp_read() returns trigger
language plpgsql set search_path = '' as $$
begin
	if auth.uid() is not null then
		new.read_at := now();
	end if;
	return new;
end
$$;

create trigger stamp before insert on public.reads
for each row execute function private.stamp_read();
create trigger in_turn before insert or delete on public.reads
for each statement execute function private.in_turn();
create trigger bounded after insert on public.reads
for each row execute function private.keep_bounded('200');

create function public.practice_save(letter text, tick text[], untick text[], read boolean default null)
returns void
language plpgsql security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
begin
	insert into public.ticks (user_id, letter, step)
	select me, $1, unnest($2) on conflict do nothing;
	delete from public.ticks t where t.user_id = me and t.letter = $1 and t.step = any ($3);
	if $4 then
		insert into public.reads (user_id, letter) values (me, $1) on conflict do nothing;
	elsif not $4 then
		delete from public.reads r where r.user_id = me and r.letter = $1;
	end if;
end
$$;

comment on table public.reads is 'Letters that a learner marked as read; one row a letter.';
comment on function public.practice_save(text, text[], text[], boolean) is
	'Ticks steps of a letter, takes ticks back, and sets or takes back the read mark (null leaves it), all or nothing. Asking twice leaves it as asking once.';
