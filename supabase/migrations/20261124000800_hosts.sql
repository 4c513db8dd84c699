-- People whom the operator allows to start cohorts. Changed by the operator's command alone.

create table private.hosts (
	user_id uuid primary key references auth.users on delete cascade,
	added_at timestamptz not null default now()
);

alter table private.hosts enable row level security;

create function private.is_host() returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select from private.hosts where user_id = private.me())
$$;

-- `security invoker`, so that current_user is the caller's role: with every grant given away
-- by a generous platform, these still answer to the operator's key alone.
create function private.require_operator() returns void
language plpgsql stable security invoker set search_path = '' as $$
begin
	if current_user not in ('service_role', 'postgres') then
		raise exception 'Only the operator may do this.' using errcode = '42501';
	end if;
end
$$;

create function private.host_add(email text) returns text
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
	person uuid := (select u.id from auth.users u where lower(u.email) = lower(btrim(email)));
begin
	if person is null then
		return 'unknown';
	end if;
	insert into private.hosts (user_id) values (person) on conflict do nothing;
	return case when found then 'added' else 'already' end;
end
$$;

create function public.host_add(email text) returns text
language plpgsql security invoker set search_path = '' as $$
begin
	perform private.require_operator();
	return private.host_add(email);
end
$$;

create function private.host_remove(email text) returns text
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
begin
	delete from private.hosts h using auth.users u
	where h.user_id = u.id and lower(u.email) = lower(btrim(email));
	return case when found then 'removed' else 'unknown' end;
end
$$;

create function public.host_remove(email text) returns text
language plpgsql security invoker set search_path = '' as $$
begin
	perform private.require_operator();
	return private.host_remove(email);
end
$$;

create function private.host_list() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(jsonb_build_object('email', u.email, 'added_at', h.added_at) order by u.email), '[]'
	)
	from private.hosts h join auth.users u on u.id = h.user_id
$$;

create function public.host_list() returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
begin
	perform private.require_operator();
	return private.host_list();
end
$$;

comment on table private.hosts is 'People who may start cohorts.';
comment on function public.host_add(text) is 'Operator only: added, already, or unknown (nobody has signed in with that address).';
comment on function public.host_remove(text) is 'Operator only: removed or unknown.';
comment on function public.host_list() is 'Operator only: [{email, added_at}].';
