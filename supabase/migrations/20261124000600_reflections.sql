-- What a learner wrote to a prompt. Nobody else can reach it, by any road.

create table public.reflections (
	user_id uuid not null default auth.uid() references auth.users on delete cascade,
	letter public.slug not null,
	prompt public.slug not null,
	body text not null check (char_length(body) <= 20000),
	version integer not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	primary key (user_id, letter, prompt)
);

alter table public.reflections enable row level security;

-- So that counts that the planner makes up tell nothing of other people's rows: see profiles.
alter table public.reflections
	alter column user_id set statistics 0,
	alter column letter set statistics 0,
	alter column prompt set statistics 0,
	alter column body set statistics 0,
	alter column version set statistics 0,
	alter column created_at set statistics 0,
	alter column updated_at set statistics 0;

create policy "a reflection is its learner's" on public.reflections
	for select to authenticated using (user_id = (select auth.uid()));
create policy "a learner writes their own reflection" on public.reflections
	for insert to authenticated with check (user_id = (select auth.uid()));
create policy "a learner changes their own reflection" on public.reflections
	for update to authenticated
	using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
-- No policy to delete: to take words back is to save an empty text. A row deleted and written anew
-- would count its versions from 1 again, and an old tab could pass for having seen the new words.
create policy "only while the session stands" on public.reflections
	as restrictive for all to authenticated using ((select private.session_stands()));

create function private.stamp_reflection() returns trigger
language plpgsql set search_path = '' as $$
begin
	if tg_op = 'UPDATE' then
		new.user_id := old.user_id;
		new.letter := old.letter;
		new.prompt := old.prompt;
		new.created_at := old.created_at;
		if new.body = old.body then
			new.version := old.version;
			new.updated_at := old.updated_at;
		else
			new.version := old.version + 1;
			new.updated_at := now();
		end if;
	elsif auth.uid() is not null then
		new.version := 1;
		new.created_at := now();
		new.updated_at := now();
	end if;
	return new;
end
$$;

create trigger stamp before insert or update on public.reflections
for each row execute function private.stamp_reflection();
create trigger in_turn before insert on public.reflections
for each statement execute function private.in_turn();
create trigger bounded after insert on public.reflections
for each row execute function private.keep_bounded('500');

create function public.reflection_save(letter text, prompt text, body text, based_on integer)
returns jsonb
language plpgsql security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
	kept public.reflections;
begin
	update public.reflections r set body = $3
	where r.user_id = me and r.letter = $1 and r.prompt = $2 and r.version = $4
	returning * into kept;

	if not found then
		-- Nothing there yet: whatever they were based on, the words are kept rather than lost.
		insert into public.reflections (user_id, letter, prompt, body)
		values (me, $1, $2, $3)
		on conflict do nothing
		returning * into kept;
	end if;

	if found then
		return jsonb_build_object(
			'saved', true, 'version', kept.version, 'body', kept.body, 'updated_at', kept.updated_at
		);
	end if;

	select * into kept from public.reflections r
	where r.user_id = me and r.letter = $1 and r.prompt = $2;
	-- The same words again are a retry whose first answer got lost, not a conflict.
	return jsonb_build_object(
		'saved', kept.body = $3, 'version', kept.version, 'body', kept.body, 'updated_at', kept.updated_at
	);
end
$$;

create function public.letter_page(letter text) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object(
		'me', private.me_document(),
		'read_at', (select r.read_at from public.reads r where r.user_id = auth.uid() and r.letter = $1),
		'ticks', (
			select coalesce(jsonb_agg(t.step order by t.step), '[]')
			from public.ticks t where t.user_id = auth.uid() and t.letter = $1
		),
		'reflections', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'prompt', r.prompt, 'body', r.body, 'version', r.version, 'updated_at', r.updated_at
					)
				),
				'[]'
			)
			from public.reflections r where r.user_id = auth.uid() and r.letter = $1
		)
	)
$$;

comment on table public.reflections is 'What a learner wrote to a prompt; private to them.';
comment on function public.reflection_save(text, text, text, integer) is
	'Keeps the caller''s words if `based_on` is the version that stands (0 for none): {saved, version, body, updated_at}. `saved` false: newer words stand, and are returned.';
comment on function public.letter_page(text) is
	'The caller''s side of a letter in one call: {me, read_at, ticks: [step], reflections: [{prompt, body, version, updated_at}]}; `me` null when the session has ended.';
