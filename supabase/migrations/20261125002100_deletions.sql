-- Deleting words, with a while to undo it: no question before, a way back after. They leave at once
-- everything that shows, finds or exports them, and lie apart, where undoing alone reaches them.
-- Then they are gone, with their earlier versions.

create table private.deletions (
	user_id uuid not null references auth.users on delete cascade,
	letter public.slug not null,
	prompt public.slug not null,
	version integer not null,
	body text not null,
	written_at timestamptz not null,
	versions jsonb not null,
	opens_on date,
	sealed_at timestamptz,
	deleted_at timestamptz not null default now(),
	primary key (user_id, letter, prompt)
);

alter table private.deletions enable row level security;

create index on private.deletions (deleted_at);

create function private.undo_for() returns interval
language sql immutable set search_path = '' as $$
	select interval '10 minutes'
$$;

-- Whoever keeps something next, or opens their notebook, clears away what is due, also of others: so
-- it goes without a clock of the database's own. Rows that somebody else is at are left to them.
create function private.forget_due() returns void
language sql security definer set search_path = '' as $$
	delete from private.deletions d
	where (d.user_id, d.letter, d.prompt) in (
		select user_id, letter, prompt from private.deletions
		where deleted_at <= now() - private.undo_for()
		for update skip locked
	)
$$;

create function private.forget_due_here() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform private.forget_due();
	return null;
end
$$;

create trigger forget_due after insert or update on public.reflections
for each statement execute function private.forget_due_here();
create trigger forget_due after insert or update on public.tries
for each statement execute function private.forget_due_here();
create trigger forget_due after insert or delete on public.ticks
for each statement execute function private.forget_due_here();

-- As it was, but that words which are brought back keep their time. Whoever asks through the data
-- API is one of these roles, so nobody there can name a time.
create or replace function private.stamp_reflection() returns trigger
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
			if current_user in ('anon', 'authenticated', 'service_role')
				or new.updated_at = old.updated_at
			then
				new.updated_at := now();
			end if;
		end if;
	elsif auth.uid() is not null then
		new.version := 1;
		new.created_at := now();
		new.updated_at := now();
	end if;
	return new;
end
$$;

create function private.reflection_delete(letter text, prompt text, based_on integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
	words public.reflections;
	emptied integer;
begin
	select * into words from public.reflections r
	where r.user_id = me and r.letter = $1 and r.prompt = $2
	for update;
	if coalesce(words.body, '') = '' then
		return jsonb_build_object('deleted', true, 'version', coalesce(words.version, 0), 'body', '');
	end if;
	if words.version is distinct from $3 then
		return jsonb_build_object(
			'deleted', false, 'version', words.version,
			'body', private.shown_body(words, (
				select s.opens_on from public.seals s
				where s.user_id = me and s.letter = $1 and s.prompt = $2
			))
		);
	end if;

	-- The row stays, empty, and its versions go on counting: a row written anew would count from 1
	-- again, and an old tab could pass for having seen the new words.
	update public.reflections r set body = ''
	where r.user_id = me and r.letter = $1 and r.prompt = $2
	returning r.version into emptied;
	with earlier as (
		delete from public.reflection_versions v
		where v.user_id = me and v.letter = $1 and v.prompt = $2
		returning v.version, v.body, v.written_at
	), unsealed as (
		delete from public.seals s
		where s.user_id = me and s.letter = $1 and s.prompt = $2
		returning s.opens_on, s.sealed_at
	)
	insert into private.deletions as d (
		user_id, letter, prompt, version, body, written_at, versions, opens_on, sealed_at
	)
	select me, $1, $2, words.version, words.body, words.updated_at,
		coalesce((select jsonb_agg(to_jsonb(e)) from earlier e where e.version < words.version), '[]'),
		(select opens_on from unsealed), (select sealed_at from unsealed)
	on conflict (user_id, letter, prompt) do update set
		version = excluded.version, body = excluded.body, written_at = excluded.written_at,
		versions = excluded.versions, opens_on = excluded.opens_on, sealed_at = excluded.sealed_at,
		deleted_at = now();

	-- Nobody fills the disk with what they delete: of one person the newest hundred can be undone.
	delete from private.deletions d
	where (d.user_id, d.letter, d.prompt) in (
		select o.user_id, o.letter, o.prompt from private.deletions o
		where o.user_id = me order by o.deleted_at desc offset 100
	);
	return jsonb_build_object('deleted', true, 'version', emptied, 'body', '');
end
$$;

create or replace function public.reflection_delete(letter text, prompt text, based_on integer)
returns jsonb
language sql security invoker set search_path = '' as $$
	select private.reflection_delete($1, $2, $3)
$$;

drop function private.forget_versions(text, text);

create function private.reflection_bring_back(letter text, prompt text) returns jsonb
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
	stands public.reflections;
	gone private.deletions;
begin
	select * into stands from public.reflections r
	where r.user_id = me and r.letter = $1 and r.prompt = $2
	for update;
	delete from private.deletions d
	where d.user_id = me and d.letter = $1 and d.prompt = $2
		and d.deleted_at > now() - private.undo_for()
	returning * into gone;
	if not found then
		return jsonb_build_object('back', false, 'stands', false);
	end if;

	insert into public.reflection_versions (user_id, letter, prompt, version, body, written_at)
	select me, $1, $2, v.version, v.body, v.written_at
	from jsonb_to_recordset(gone.versions) as v(version integer, body text, written_at timestamptz);
	if stands.body <> '' then
		-- Newer words stand: those that come back join the earlier ones, and neither is lost.
		insert into public.reflection_versions (user_id, letter, prompt, version, body, written_at)
		values (me, $1, $2, gone.version, gone.body, gone.written_at);
		return jsonb_build_object('back', true, 'stands', false);
	end if;

	update public.reflections r set body = gone.body, updated_at = gone.written_at
	where r.user_id = me and r.letter = $1 and r.prompt = $2;
	if gone.opens_on is not null then
		insert into public.seals (user_id, letter, prompt, opens_on) values (me, $1, $2, gone.opens_on);
		update public.seals s set sealed_at = gone.sealed_at
		where s.user_id = me and s.letter = $1 and s.prompt = $2;
	end if;
	return jsonb_build_object('back', true, 'stands', true);
end
$$;

create function public.reflection_bring_back(letter text, prompt text) returns jsonb
language sql security invoker set search_path = '' as $$
	select private.reflection_bring_back($1, $2)
$$;

create function private.deletion_list() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(jsonb_build_object('letter', letter, 'prompt', prompt) order by deleted_at desc), '[]'
	)
	from private.deletions
	where user_id = private.me() and deleted_at > now() - private.undo_for()
$$;

alter function public.notebook_page(text, text, integer) rename to notebook_entries;
alter function public.notebook_entries(text, text, integer) set schema private;

create function public.notebook_page(search text, sort text, page integer) returns jsonb
language plpgsql security invoker set search_path = '' as $$
begin
	perform private.forget_due();
	return private.notebook_entries($1, $2, $3)
		|| jsonb_build_object('deleted', private.deletion_list());
end
$$;

comment on table private.deletions is
	'Words that were deleted a moment ago, with their earlier versions and seal, until they cannot be brought back any more.';
comment on function private.undo_for() is 'How long a deletion can be undone.';
comment on function private.notebook_entries(text, text, integer) is
	'All that the caller wrote, or what matches the search: {me, found, shown, stems, entries}.';
comment on function public.notebook_page(text, text, integer) is
	'All that the caller wrote, or what matches the search. Sort: time or letter; page: from 1, 30 entries each. {me, found, shown, stems, entries: [{kind: reflection | try, …}], deleted: [{letter, prompt}]}; deleted is what can still be brought back.';
comment on function public.reflection_delete(text, text, integer) is
	'Takes a reflection away with its versions and its seal, if `based_on` is the version that stands: {deleted, version, body}. It can be brought back for ten minutes. `deleted` false: newer words stand, and are returned.';
comment on function public.reflection_bring_back(text, text) is
	'Undoes a deletion: {back, stands}. `back` false: there is nothing to bring back any more. `stands` false: newer words stand, and those that came back are among the earlier ones.';
