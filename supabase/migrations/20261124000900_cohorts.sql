-- A group walking the letters together. Everything between people is in `private` and reached
-- by function alone; each function begins by establishing what the caller is in the cohort.
-- Who is no member hears the same, whether the cohort exists or not.

create table private.cohorts (
	id uuid primary key default gen_random_uuid(),
	name public.shown_text not null check (char_length(name) between 1 and 80),
	started_by uuid references auth.users on delete set null,
	started_at timestamptz not null default now()
);

create table private.memberships (
	cohort_id uuid not null references private.cohorts on delete cascade,
	user_id uuid not null references auth.users on delete cascade,
	role text not null check (role in ('learner', 'facilitator')),
	-- Consent: since when the learner lets the facilitators see their progress; null: they do not.
	shares_since timestamptz check (shares_since is null or role = 'learner'),
	joined_at timestamptz not null default now(),
	primary key (cohort_id, user_id)
);

alter table private.cohorts enable row level security;
alter table private.memberships enable row level security;

create index on private.memberships (user_id);
create index on private.cohorts (started_by);

create function private.role_in(cohort uuid) returns text
language sql stable security definer set search_path = '' as $$
	select role from private.memberships where cohort_id = cohort and user_id = private.me()
$$;

create function private.require_role(cohort uuid, needed text default null) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	mine text := private.role_in(cohort);
begin
	if mine is null then
		raise exception 'There is no such cohort for you.' using errcode = 'PT404';
	end if;
	if needed is not null and mine <> needed then
		raise exception 'This is for the cohort''s % alone.', needed using errcode = '42501';
	end if;
	return mine;
end
$$;

create function private.facilitators_of(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object('name', p.display_name, 'pronouns', p.pronouns) order by m.joined_at, p.display_name
		),
		'[]'
	)
	from private.memberships m
	left join public.profiles p on p.user_id = m.user_id
	where m.cohort_id = cohort and m.role = 'facilitator'
$$;

-- What facilitators see of one learner. The overview and the learner's own page both come here.
create function private.row_of(person uuid, name text, summary private.summaries) returns jsonb
language sql stable set search_path = '' as $$
	select jsonb_build_object(
		'name', name,
		'letters', coalesce(summary.letters, '{}'),
		'last', private.coarse_time(summary.last_at)
	)
$$;

create function private.cohort_start(name text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	cohort uuid;
begin
	if not private.is_host() then
		raise exception 'Only a host may start a cohort.' using errcode = '42501';
	end if;
	insert into private.cohorts (name, started_by) values ($1, me) returning id into cohort;
	insert into private.memberships (cohort_id, user_id, role) values (cohort, me, 'facilitator');
	return cohort;
end
$$;

create function public.cohort_start(name text) returns uuid
language sql security invoker set search_path = '' as $$
	select private.cohort_start($1)
$$;

create function private.cohort_list() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object(
				'id', c.id, 'name', c.name, 'role', m.role, 'shares', m.shares_since is not null
			)
			order by m.joined_at desc, c.name
		),
		'[]'
	)
	from private.memberships m join private.cohorts c on c.id = m.cohort_id
	where m.user_id = private.me()
$$;

create function public.cohort_list() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object(
		'me', private.me_document(), 'host', private.is_host(), 'cohorts', private.cohort_list()
	)
$$;

create function private.cohort_page(cohort uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	mine text := private.require_role(cohort);
begin
	return (
		select jsonb_build_object(
			'cohort', jsonb_build_object('id', c.id, 'name', c.name),
			'role', mine,
			'facilitators', private.facilitators_of(c.id),
			'shares_since', m.shares_since,
			'seen', private.row_of(m.user_id, p.display_name, s)
		)
		from private.cohorts c
		join private.memberships m on m.cohort_id = c.id and m.user_id = private.me()
		left join public.profiles p on p.user_id = m.user_id
		left join private.summaries s on s.user_id = m.user_id
		where c.id = cohort
	);
end
$$;

create function public.cohort_page(cohort uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.cohort_page($1)
$$;

create function private.cohort_consent(cohort uuid, shares boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_role(cohort, 'learner');
	update private.memberships
	set shares_since = case when shares then coalesce(shares_since, now()) end
	where cohort_id = cohort and user_id = private.me();
end
$$;

create function public.cohort_consent(cohort uuid, shares boolean) returns void
language sql security invoker set search_path = '' as $$
	select private.cohort_consent($1, $2)
$$;

create function private.cohort_leave(cohort uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	if private.require_role(cohort) = 'facilitator' then
		-- Two facilitators leaving at once must not leave the cohort with none.
		perform from private.cohorts where id = cohort for update;
		if (select count(*) from private.memberships where cohort_id = cohort and role = 'facilitator') < 2 then
			raise exception 'A cohort keeps at least one facilitator.' using errcode = 'PT409';
		end if;
	end if;
	delete from private.memberships where cohort_id = cohort and user_id = private.me();
end
$$;

create function public.cohort_leave(cohort uuid) returns void
language sql security invoker set search_path = '' as $$
	select private.cohort_leave($1)
$$;

comment on table private.cohorts is 'Groups walking the letters together.';
comment on table private.memberships is 'Who is in which cohort, as what, and whether they let facilitators see their progress.';
comment on function private.require_role(uuid, text) is 'The caller''s role in the cohort; raises PT404 for no member, 42501 for another role than needed, PT401 without a session.';
comment on function private.row_of(uuid, text, private.summaries) is 'All that facilitators see of one learner''s progress: {name, letters: {letter: {read, steps}}, last}.';
comment on function public.cohort_start(text) is 'Hosts only: a new cohort with the caller as its facilitator; its id.';
comment on function public.cohort_list() is 'The caller''s cohorts: {me, host, cohorts: [{id, name, role, shares}]}.';
comment on function public.cohort_page(uuid) is 'A member''s page of the cohort: {me, cohort, role, facilitators, shares_since, seen}; `seen` is the caller''s own row as facilitators see it while it is shared.';
comment on function public.cohort_consent(uuid, boolean) is 'Lets the cohort''s facilitators see the caller''s progress, or no longer.';
comment on function public.cohort_leave(uuid) is 'Ends the caller''s membership; PT409 for a last facilitator.';
