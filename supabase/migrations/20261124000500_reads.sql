-- "I have read this letter": said by the reader with a button, never recorded by looking.

create table public.reads (
	user_id uuid not null default auth.uid() references auth.users on delete cascade,
	letter public.slug not null,
	read_at timestamptz not null default now(),
	primary key (user_id, letter)
);

alter table public.reads enable row level security;

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
create trigger bounded after insert on public.reads
for each row execute function private.keep_bounded('200');

comment on table public.reads is 'Letters that a learner marked as read; one row a letter.';
