-- A letter to one's later self: a reflection that is sealed until a day its writer chose.

create table public.seals (
	user_id uuid not null default auth.uid(),
	letter public.slug not null,
	prompt public.slug not null,
	opens_on date not null,
	sealed_at timestamptz not null default now(),
	primary key (user_id, letter, prompt),
	foreign key (user_id, letter, prompt) references public.reflections on delete cascade
);

alter table public.seals enable row level security;

-- So that counts that the planner makes up tell nothing of other people's rows: see profiles.
alter table public.seals
	alter column user_id set statistics 0,
	alter column letter set statistics 0,
	alter column prompt set statistics 0,
	alter column opens_on set statistics 0,
	alter column sealed_at set statistics 0;

create policy "a seal is its writer's" on public.seals
	for select to authenticated using (user_id = (select auth.uid()));
create policy "a writer seals their own words" on public.seals
	for insert to authenticated with check (user_id = (select auth.uid()));
create policy "a writer opens their own seal" on public.seals
	for delete to authenticated using (user_id = (select auth.uid()));
create policy "only while the session stands" on public.seals
	as restrictive for all to authenticated using ((select private.session_stands()));

create trigger stamp before insert on public.seals
for each row execute function private.stamp_time('sealed_at');

-- Another tab may still show the words as they were before: it changes nothing under a seal.
create function private.keep_sealed() returns trigger
language plpgsql set search_path = '' as $$
begin
	if new.body <> old.body and new.body <> '' and exists (
		select from public.seals s
		where s.user_id = old.user_id and s.letter = old.letter and s.prompt = old.prompt
			and s.opens_on > current_date
	) then
		raise exception 'These words are sealed.' using errcode = 'PT409';
	end if;
	return new;
end
$$;

create trigger keep_sealed before update on public.reflections
for each row execute function private.keep_sealed();

create function public.seal_save(letter text, prompt text, opens_on date) returns void
language plpgsql security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
begin
	if not exists (
		select from public.reflections r
		where r.user_id = me and r.letter = $1 and r.prompt = $2 and r.body <> ''
	) then
		raise exception 'There is nothing to seal yet.' using errcode = 'PT404';
	end if;
	if $3 is null or $3 <= current_date or $3 > current_date + 3660 then
		raise exception 'A seal opens on a later day.' using errcode = 'PT422';
	end if;
	delete from public.seals s where s.user_id = me and s.letter = $1 and s.prompt = $2;
	insert into public.seals (user_id, letter, prompt, opens_on) values (me, $1, $2, $3);
end
$$;

create function public.seal_open(letter text, prompt text) returns void
language plpgsql security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
begin
	delete from public.seals s where s.user_id = me and s.letter = $1 and s.prompt = $2;
end
$$;

-- Words under a seal stay under it, wherever they would be shown.
create function private.shown_body(reflection public.reflections, opens_on date) returns text
language sql stable set search_path = '' as $$
	select case when opens_on > current_date then '' else reflection.body end
$$;

-- Deleting takes earlier versions and a seal along. The row stays, empty, and its versions go on
-- counting: a row written anew would count from 1 again, and an old tab could pass for having seen
-- the new words.
create function public.reflection_delete(letter text, prompt text, based_on integer) returns jsonb
language plpgsql security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
	kept public.reflections;
	is_gone boolean;
begin
	update public.reflections r set body = ''
	where r.user_id = me and r.letter = $1 and r.prompt = $2 and r.version = $3
	returning * into kept;
	if not found then
		select * into kept from public.reflections r
		where r.user_id = me and r.letter = $1 and r.prompt = $2;
	end if;
	is_gone := coalesce(kept.body, '') = '';
	if is_gone then
		perform private.forget_versions($1, $2);
		delete from public.seals s where s.user_id = me and s.letter = $1 and s.prompt = $2;
	end if;
	return jsonb_build_object(
		'deleted', is_gone, 'version', coalesce(kept.version, 0), 'body', coalesce(kept.body, '')
	);
end
$$;

-- One reflection with its earlier words, in one call. Under a seal, neither.
create function public.reflection_page(letter text, prompt text) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
begin
	return jsonb_build_object(
		'me', private.me_document(),
		'reflection', (
			select jsonb_build_object(
				'letter', r.letter, 'prompt', r.prompt, 'body', private.shown_body(r, s.opens_on),
				'version', r.version, 'created_at', r.created_at, 'updated_at', r.updated_at,
				'sealed_until', case when s.opens_on > current_date then s.opens_on end
			)
			from public.reflections r
			left join public.seals s on s.user_id = me and s.letter = r.letter and s.prompt = r.prompt
			where r.user_id = me and r.letter = $1 and r.prompt = $2
		),
		'versions', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object('version', v.version, 'body', v.body, 'written_at', v.written_at)
					order by v.version desc
				),
				'[]'
			)
			from public.reflection_versions v
			where v.user_id = me and v.letter = $1 and v.prompt = $2 and not exists (
				select from public.seals s
				where s.user_id = me and s.letter = $1 and s.prompt = $2 and s.opens_on > current_date
			)
		)
	);
end
$$;

comment on table public.seals is 'Until when a reflection is sealed from its own writer''s eyes.';
comment on function public.seal_save(text, text, date) is 'Seals one of the caller''s reflections until a later day.';
comment on function public.seal_open(text, text) is 'Opens a seal, before its day or on it. The words stay.';
comment on function public.reflection_delete(text, text, integer) is
	'Empties a reflection and forgets its versions, if `based_on` is the version that stands: {deleted, version, body}. `deleted` false: newer words stand, and are returned.';
comment on function public.reflection_page(text, text) is
	'One of the caller''s reflections with its earlier words, newest first: {me, reflection: {letter, prompt, body, version, created_at, updated_at, sealed_until} or null, versions: [{version, body, written_at}]}.';
