-- How a person wants to be called. Shown to the facilitators of cohorts that they join.

create domain public.shown_text as text
	check (
		value = btrim(value)
		-- No control characters and no direction overrides: a name must not be able to
		-- disguise the line that it stands in.
		and value !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
	);

create table public.profiles (
	user_id uuid primary key default auth.uid() references auth.users on delete cascade,
	display_name public.shown_text not null check (char_length(display_name) between 1 and 80),
	pronouns public.shown_text check (char_length(pronouns) between 1 and 40),
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);

alter table public.profiles enable row level security;

-- With `Prefer: count=planned` the data API tells how many rows the planner expects, which it takes
-- from everyone's rows. Without statistics of the columns there is nothing in it of other people's.
alter table public.profiles
	alter column user_id set statistics 0,
	alter column display_name set statistics 0,
	alter column pronouns set statistics 0,
	alter column created_at set statistics 0,
	alter column updated_at set statistics 0;

create policy "a profile is its person's" on public.profiles
	for select to authenticated using (user_id = (select auth.uid()));
create policy "a person makes their own profile" on public.profiles
	for insert to authenticated with check (user_id = (select auth.uid()));
create policy "a person changes their own profile" on public.profiles
	for update to authenticated
	using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "only while the session stands" on public.profiles
	as restrictive for all to authenticated using ((select private.session_stands()));

create function private.stamp_profile() returns trigger
language plpgsql set search_path = '' as $$
begin
	if tg_op = 'UPDATE' then
		new.user_id := old.user_id;
		new.created_at := old.created_at;
	else
		new.created_at := now();
	end if;
	new.updated_at := now();
	return new;
end
$$;

create trigger stamp before insert or update on public.profiles
for each row execute function private.stamp_profile();

create function private.me_document() returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object('id', u.id, 'email', u.email, 'name', p.display_name, 'pronouns', p.pronouns)
	from auth.users u
	left join public.profiles p on p.user_id = u.id
	where u.id = private.me()
$$;

create function public.profile_page() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document(), 'sessions', private.session_list())
$$;

create function public.profile_save(display_name text, pronouns text) returns void
language sql security invoker set search_path = '' as $$
	insert into public.profiles (user_id, display_name, pronouns)
	values (private.require_me(), $1, nullif($2, ''))
	on conflict (user_id) do update
	set display_name = excluded.display_name, pronouns = excluded.pronouns
$$;

comment on table public.profiles is 'How a person wants to be called; shown to facilitators of cohorts that they join.';
comment on function private.me_document() is 'Who is signed in: {id, email, name, pronouns}, or null when the session has ended. Name is null until asked.';
comment on function public.profile_page() is 'The account page in one call: {me, sessions}.';
comment on function public.profile_save(text, text) is 'Keeps how the caller wants to be called; empty pronouns are none.';
