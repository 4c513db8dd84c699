-- Hosts look after who may start cohorts, by pages too; and see which cohorts there are by name and
-- head count. Of what is inside a cohort they see nothing, unless they are in it.

alter table private.hosts
	-- How pages name a host; never the user's id.
	add column id uuid not null default gen_random_uuid() unique,
	add column added_by uuid references auth.users on delete set null;

create index on private.hosts (added_by);

create function private.require_host() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
begin
	if not private.is_host() then
		raise exception 'This is for hosts alone.' using errcode = '42501';
	end if;
	return me;
end
$$;

-- By name and head count, closed ones left out: for hosts, and for the operator's command.
create function private.cohorts_by_size(page integer) returns jsonb
language sql stable security definer set search_path = '' as $$
	with standing as materialized (
		select c.id, c.name, c.started_at, c.ended_at from private.cohorts c
		where c.closes_at is null or c.closes_at > now()
	),
	listed as (
		select s.*, (select count(*) from private.memberships m where m.cohort_id = s.id) as people
		from standing s
		order by lower(s.name), s.id
		limit 50 offset (greatest($1, 1)::bigint - 1) * 50
	)
	select jsonb_build_object(
		'found', (select count(*) from standing),
		'shown', 50,
		'cohorts', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'name', l.name, 'people', l.people,
						'started', (l.started_at at time zone 'utc')::date, 'ended', l.ended_at is not null
					)
					order by lower(l.name), l.id
				),
				'[]'
			)
			from listed l
		)
	)
$$;

create function private.hosts_page(page integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	me uuid := private.require_host();
begin
	return jsonb_build_object(
		'hosts', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'host', h.id, 'name', p.display_name, 'since', (h.added_at at time zone 'utc')::date,
						'by', b.display_name, 'mine', h.user_id = me
					)
					order by lower(p.display_name), h.id
				),
				'[]'
			)
			from private.hosts h
			left join public.profiles p on p.user_id = h.user_id
			left join public.profiles b on b.user_id = h.added_by
		)
	) || private.cohorts_by_size($1);
end
$$;

create function public.hosts_page(page integer) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.hosts_page($1)
$$;

-- Whether somebody has signed in with an address is told to hosts as it is to the operator, for a
-- host is somebody whom the operator trusts with that; guessing is slowed down by the pages.
create function private.host_name(email text) returns text
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
	me uuid := private.require_host();
	said text := private.host_add(email);
begin
	if said = 'added' then
		update private.hosts h set added_by = me
		from auth.users u
		where h.user_id = u.id and lower(u.email) = lower(btrim(email));
	end if;
	return said;
end
$$;

create function public.host_name(email text) returns text
language sql security invoker set search_path = '' as $$
	select private.host_name($1)
$$;

create function private.host_unname(host uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_host();
	-- Two who remove each other at once must not leave the course with none; and who was removed
	-- while waiting here removes nobody.
	perform pg_advisory_xact_lock(hashtextextended('private.hosts', 0));
	perform private.require_host();
	if not exists (select from private.hosts h where h.id = $1) then
		raise exception 'There is no such host.' using errcode = 'PT404';
	end if;
	if (select count(*) from private.hosts) < 2 then
		raise exception 'The last host stays. Name another first.' using errcode = 'PT409';
	end if;
	delete from private.hosts h where h.id = $1;
end
$$;

create function public.host_unname(host uuid) returns void
language sql security invoker set search_path = '' as $$
	select private.host_unname($1)
$$;

create function public.host_cohorts(page integer) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
	perform private.require_operator();
	return private.cohorts_by_size(page);
end
$$;

comment on column private.hosts.id is 'How pages name a host; never the user''s id.';
comment on column private.hosts.added_by is 'Which host named them; null: the operator, or somebody whose account is gone.';
comment on function private.require_host() is 'The caller; 42501 for who is no host, PT401 without a session.';
comment on function private.cohorts_by_size(integer) is 'Cohorts that are not closed, 50 a page by name: {found, shown, cohorts: [{name, people, started (date), ended}]}.';
comment on function public.hosts_page(integer) is 'Hosts only: {me, hosts: [{host, name, since (date), by, mine}], found, shown, cohorts: [{name, people, started (date), ended}]}; `by` null where the operator named them.';
comment on function public.host_name(text) is 'Hosts only: makes whoever signed in with the address a host: added, already or unknown.';
comment on function public.host_unname(uuid) is 'Hosts only: ends somebody''s being a host. What they facilitate goes on. PT409 for the last one.';
comment on function public.host_cohorts(integer) is 'Operator only: the cohorts by name and head count, 50 a page.';
