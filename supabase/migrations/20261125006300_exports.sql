-- An export: what the overview shows of those who agreed, taken away in a file. Each is on record,
-- with who was in it, for them to read.

create table private.exports (
	id uuid primary key default gen_random_uuid(),
	cohort_id uuid not null references private.cohorts on delete cascade,
	-- Who took it; null once that account is gone.
	by_id uuid references auth.users on delete set null,
	format text not null check (format in ('csv', 'json')),
	exported_at timestamptz not null default now()
);

create table private.exported (
	export_id uuid not null references private.exports on delete cascade,
	user_id uuid not null references auth.users on delete cascade,
	primary key (export_id, user_id)
);

alter table private.exports enable row level security;
alter table private.exported enable row level security;

create index on private.exports (cohort_id, exported_at);
create index on private.exports (by_id);
create index on private.exported (user_id);

create function private.cohort_export(cohort uuid, format text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	record uuid;
	taken jsonb;
begin
	perform private.require_role(cohort, 'facilitator');
	if $2 is null or $2 not in ('csv', 'json') then
		raise exception 'An export is CSV or JSON.' using errcode = 'PT422';
	end if;
	-- The record is never cut short, so it is kept from growing without an end.
	perform pg_advisory_xact_lock(hashtextextended('exports ' || cohort::text, 0));
	if (
		select count(*) from private.exports e
		where e.cohort_id = $1 and e.exported_at > now() - interval '1 day'
	) >= 20 then
		raise exception 'A cohort is exported at most 20 times a day.' using errcode = 'PT429';
	end if;
	insert into private.exports (cohort_id, by_id, format) values ($1, me, $2) returning id into record;
	-- One statement, so that whoever is in the file is on record, and nobody else.
	with sharing as materialized (
		select m.user_id, p.display_name as name, s as summary
		from private.memberships m
		left join public.profiles p on p.user_id = m.user_id
		left join private.summaries s on s.user_id = m.user_id
		where m.cohort_id = $1 and m.role = 'learner' and m.shares_since is not null
	),
	kept as (
		insert into private.exported (export_id, user_id)
		select record, s.user_id from sharing s
	)
	select jsonb_build_object(
		'cohort', (select jsonb_build_object('id', c.id, 'name', c.name) from private.cohorts c where c.id = $1),
		'exported_at', now(),
		'people', coalesce(
			jsonb_agg(private.row_of(s.user_id, s.name, s.summary) order by lower(s.name), s.user_id), '[]'
		)
	)
	into taken
	from sharing s;
	return taken;
end
$$;

create function public.cohort_export(cohort uuid, format text) returns jsonb
language sql volatile security invoker set search_path = '' as $$
	select private.cohort_export($1, $2)
$$;

create function private.exports_for_me(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object('by', p.display_name, 'at', e.exported_at, 'format', e.format)
			order by e.exported_at desc, e.id
		),
		'[]'
	)
	from private.exported x
	join private.exports e on e.id = x.export_id
	left join public.profiles p on p.user_id = e.by_id
	where x.user_id = private.me() and e.cohort_id = $1
$$;

comment on table private.exports is 'When a facilitator took the overview away in a file.';
comment on table private.exported is 'Who was in which export; each reads it of themselves.';
comment on function public.cohort_export(uuid, text) is 'Facilitators only; format: csv or json. Puts the export on record and answers with what the overview shows of those who agreed: {cohort, exported_at, people: [{name, letters, last}]}. PT429 after 20 in a day.';
comment on function private.exports_for_me(uuid) is 'The exports of a cohort that the caller was in, newest first: [{by, at, format}]; `by` null when that account is gone.';

-- The mirror tells of them, also where the cohort is left or closed: the file may be there still. A
-- cohort that is closed is among the former.
create or replace function private.seen_page() returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object(
		'cohorts', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'id', c.id, 'name', c.name, 'role', m.role, 'shares', m.shares_since is not null,
						'hears', m.hears_since is not null,
						'facilitators', private.facilitators_of(c.id),
						'seen', private.seen_of(c.id, m.user_id),
						'visits', (
							select coalesce(
								jsonb_agg(
									jsonb_build_object('by', p.display_name, 'at', v.visited_at) order by v.visited_at desc, v.id
								),
								'[]'
							)
							from (
								select * from private.visits w
								where w.cohort_id = c.id and w.user_id = m.user_id
								order by w.visited_at desc limit 50
							) v
							left join public.profiles p on p.user_id = v.by_id
						),
						'sent', private.sent_to(c.id),
						'exports', private.exports_for_me(c.id)
					)
					order by m.joined_at desc, c.name
				),
				'[]'
			)
			from private.memberships m join private.cohorts c on c.id = m.cohort_id
			where m.user_id = private.me() and (c.closes_at is null or c.closes_at > now())
		),
		'former', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'id', c.id, 'name', c.name, 'sent', private.sent_to(c.id),
						'closed', c.closes_at is not null and c.closes_at <= now(),
						'exports', private.exports_for_me(c.id)
					)
					order by c.name, c.id
				),
				'[]'
			)
			from private.cohorts c
			where not exists (
					select from private.memberships m
					where m.cohort_id = c.id and m.user_id = private.me()
						and (c.closes_at is null or c.closes_at > now())
				)
				and c.id in (
					select r.cohort_id from private.replies r
					where r.user_id = private.me() and r.withdrawn_at is null
				)
		)
	)
$$;
