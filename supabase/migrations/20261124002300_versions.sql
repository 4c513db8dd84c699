-- Earlier versions of a reflection. Words save themselves every few seconds, so not each of them is
-- a version that somebody would look for: kept is what stood before a pause of five minutes, what
-- stood when much was taken away, and one for every ten minutes of going on.

create table public.reflection_versions (
	user_id uuid not null,
	letter public.slug not null,
	prompt public.slug not null,
	version integer not null,
	body text not null,
	written_at timestamptz not null,
	primary key (user_id, letter, prompt, version),
	foreign key (user_id, letter, prompt) references public.reflections on delete cascade
);

alter table public.reflection_versions enable row level security;

-- So that counts that the planner makes up tell nothing of other people's rows: see profiles.
alter table public.reflection_versions
	alter column user_id set statistics 0,
	alter column letter set statistics 0,
	alter column prompt set statistics 0,
	alter column version set statistics 0,
	alter column body set statistics 0,
	alter column written_at set statistics 0;

-- Written by the trigger alone: no policy to insert, change or delete.
create policy "a version is its learner's" on public.reflection_versions
	for select to authenticated using (user_id = (select auth.uid()));
create policy "only while the session stands" on public.reflection_versions
	as restrictive for all to authenticated using ((select private.session_stands()));

create function private.keep_version() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	last_kept timestamptz;
begin
	if new.body = old.body or old.body = '' then
		return null;
	end if;
	select coalesce(max(v.written_at), old.created_at) into last_kept
	from public.reflection_versions v
	where (v.user_id, v.letter, v.prompt) = (old.user_id, old.letter, old.prompt);
	if now() - old.updated_at < interval '5 minutes'
		and now() - last_kept < interval '10 minutes'
		and char_length(new.body) >= char_length(old.body) * 0.7
	then
		return null;
	end if;
	insert into public.reflection_versions (user_id, letter, prompt, version, body, written_at)
	values (old.user_id, old.letter, old.prompt, old.version, old.body, old.updated_at)
	on conflict do nothing;

	-- The newest twenty, then one a day, sixty in all; of one person two thousand, the oldest go.
	delete from public.reflection_versions v
	using (
		select version, row_number() over (order by version desc) as place,
			row_number() over (partition by written_at::date order by version desc) as of_day
		from public.reflection_versions
		where (user_id, letter, prompt) = (old.user_id, old.letter, old.prompt)
	) ranked
	where (v.user_id, v.letter, v.prompt) = (old.user_id, old.letter, old.prompt)
		and v.version = ranked.version
		and (place > 60 or (place > 20 and of_day > 1));
	delete from public.reflection_versions v
	where (v.user_id, v.letter, v.prompt, v.version) in (
		select w.user_id, w.letter, w.prompt, w.version from public.reflection_versions w
		where w.user_id = old.user_id
		order by w.written_at desc offset 2000
	);
	return null;
end
$$;

create trigger keep_version after update on public.reflections
for each row execute function private.keep_version();

create function private.forget_versions(letter text, prompt text) returns void
language sql security definer set search_path = '' as $$
	delete from public.reflection_versions v
	where v.user_id = private.me() and v.letter = $1 and v.prompt = $2
$$;

comment on table public.reflection_versions is 'Earlier words of a reflection, thinned; they go with it.';
