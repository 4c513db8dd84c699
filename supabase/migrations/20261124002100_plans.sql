-- An if–then plan for a step: "If cue, then I will act". One stands per step; older ones are kept.

create domain public.plan_text as text
	check (value = btrim(value) and char_length(value) between 1 and 500 and value !~ '[\u0001-\u001f]');

create table public.plans (
	user_id uuid not null default auth.uid() references auth.users on delete cascade,
	-- Made by the client, so that a plan sent again is the same plan.
	id uuid not null default gen_random_uuid(),
	letter public.slug not null,
	step public.slug not null,
	cue public.plan_text not null,
	act public.plan_text not null,
	made_at timestamptz not null default now(),
	-- Since when it stands no longer: the learner made another, or put it down.
	ended_at timestamptz,
	primary key (user_id, id)
);

alter table public.plans enable row level security;

create unique index plans_one_stands on public.plans (user_id, letter, step) where ended_at is null;

-- So that counts that the planner makes up tell nothing of other people's rows: see profiles.
alter table public.plans
	alter column user_id set statistics 0,
	alter column id set statistics 0,
	alter column letter set statistics 0,
	alter column step set statistics 0,
	alter column cue set statistics 0,
	alter column act set statistics 0,
	alter column made_at set statistics 0,
	alter column ended_at set statistics 0;

create policy "a plan is its learner's" on public.plans
	for select to authenticated using (user_id = (select auth.uid()));
create policy "a learner makes their own plan" on public.plans
	for insert to authenticated with check (user_id = (select auth.uid()));
create policy "a learner puts down their own plan" on public.plans
	for update to authenticated
	using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "a learner deletes their own plan" on public.plans
	for delete to authenticated using (user_id = (select auth.uid()));
create policy "only while the session stands" on public.plans
	as restrictive for all to authenticated using ((select private.session_stands()));

create function private.stamp_plan() returns trigger
language plpgsql set search_path = '' as $$
begin
	if tg_op = 'UPDATE' then
		-- All that can happen to a plan is that it stands no longer.
		old.ended_at := coalesce(old.ended_at, now());
		return old;
	end if;
	if auth.uid() is not null then
		new.made_at := now();
		new.ended_at := null;
	end if;
	return new;
end
$$;

create trigger stamp before insert or update on public.plans
for each row execute function private.stamp_plan();
create trigger in_turn before insert or update or delete on public.plans
for each statement execute function private.in_turn();
create trigger bounded after insert on public.plans
for each row execute function private.keep_bounded('1000');

create function public.plan_save(id uuid, letter text, step text, cue text, act text) returns jsonb
language plpgsql security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
	stands public.plans;
begin
	-- Before anything is read: of two plans at once the later one is to see the earlier.
	perform pg_advisory_xact_lock(hashtextextended(me::text, 0));
	select * into stands from public.plans p where p.user_id = me and p.id = $1;
	if not found then
		select * into stands from public.plans p
		where p.user_id = me and p.letter = $2 and p.step = $3 and p.ended_at is null;
		if not found or (stands.cue, stands.act) is distinct from ($4, $5) then
			update public.plans p set ended_at = now() where p.user_id = me and p.id = stands.id;
			insert into public.plans (user_id, id, letter, step, cue, act)
			values (me, coalesce($1, gen_random_uuid()), $2, $3, $4, $5)
			returning * into stands;
		end if;
	end if;
	return jsonb_build_object('id', stands.id, 'made_at', stands.made_at);
end
$$;

create function public.plan_end(id uuid) returns void
language plpgsql security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	me uuid := private.require_me();
begin
	update public.plans p set ended_at = now() where p.user_id = me and p.id = $1 and p.ended_at is null;
end
$$;

comment on table public.plans is 'If–then plans; the one without `ended_at` stands for its step.';
comment on function public.plan_save(uuid, text, text, text, text) is 'Makes a plan, in the place of the one that stands for the step, which is kept: {id, made_at}. The same id again, or the same words, is the same plan.';
comment on function public.plan_end(uuid) is 'Puts a plan down; it is kept among the older ones.';
