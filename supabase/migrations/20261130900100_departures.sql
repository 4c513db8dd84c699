-- A departure: that somebody was in a cohort, and until when, for themselves alone to read. Who left or
-- was removed finds in the mirror what could be seen of them until then, also where nothing stands.

create table private.departures (
	user_id uuid not null references auth.users on delete cascade,
	cohort_id uuid not null references private.cohorts on delete cascade,
	-- As it was called then: what became of it since is not told.
	cohort_name public.shown_text not null,
	role text not null check (role in ('learner', 'facilitator')),
	-- Whether they let their progress be seen at the end.
	shared boolean not null,
	ended_at timestamptz not null default now(),
	primary key (user_id, cohort_id)
);

alter table private.departures enable row level security;

create index on private.departures (cohort_id);

-- On the memberships, so that it holds however one ends.
create function private.keep_departure() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if tg_op = 'INSERT' then
		delete from private.departures d where d.user_id = new.user_id and d.cohort_id = new.cohort_id;
		return null;
	end if;
	-- Whose account is being deleted departs without a trace; and is not waited for, since they may
	-- wait for this membership.
	perform from auth.users u where u.id = old.user_id for key share skip locked;
	if found then
		insert into private.departures (user_id, cohort_id, cohort_name, role, shared)
		select old.user_id, c.id, c.name, old.role, old.shares_since is not null
		from private.cohorts c where c.id = old.cohort_id
		on conflict (user_id, cohort_id) do update
		set cohort_name = excluded.cohort_name, role = excluded.role, shared = excluded.shared,
			ended_at = excluded.ended_at;
	end if;
	return null;
end
$$;

create trigger keep_departure after insert or delete on private.memberships
for each row execute function private.keep_departure();

create function private.visits_for_me(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object('by', p.display_name, 'at', v.visited_at) order by v.visited_at desc, v.id
		),
		'[]'
	)
	from (
		select * from private.visits w
		where w.cohort_id = $1 and w.user_id = private.me()
		order by w.visited_at desc limit 50
	) v
	left join public.profiles p on p.user_id = v.by_id
$$;

-- Of the course's cohorts a person knows few, so they are looked up one by one: where there are some
-- hundreds, PostgreSQL would rather read all of them.
create or replace function private.seen_page() returns jsonb
language sql stable security definer
set search_path = '' set random_page_cost = 1.1 set enable_seqscan = off as $$
	select jsonb_build_object(
		'cohorts', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'id', c.id, 'name', c.name, 'role', m.role, 'shares', m.shares_since is not null,
						'hears', m.hears_since is not null,
						'facilitators', private.facilitators_of(c.id),
						'seen', private.seen_of(c.id, m.user_id),
						'visits', private.visits_for_me(c.id),
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
						'id', f.id, 'name', f.name, 'role', f.role, 'shared', f.shared, 'until', f.until,
						'closed', f.closed,
						-- Of a cohort that is closed nobody is shown anything.
						'seen', case when not f.closed then private.seen_of(f.id, private.me()) end,
						'visits', private.visits_for_me(f.id),
						'sent', private.sent_to(f.id),
						'exports', private.exports_for_me(f.id)
					)
					order by f.until desc nulls last, f.id
				),
				'[]'
			)
			from (
				select c.id, d.cohort_name as name, d.role, d.shared, d.ended_at as until,
					coalesce(c.closes_at <= now(), false) as closed
				from private.departures d join private.cohorts c on c.id = d.cohort_id
				where d.user_id = private.me()
				union all
				select c.id, c.name, m.role, m.shares_since is not null, c.closes_at, true
				from private.memberships m join private.cohorts c on c.id = m.cohort_id
				where m.user_id = private.me() and c.closes_at <= now()
				union all
				-- Of who left before departures were kept: where something stands, or a file holds them.
				select c.id, c.name, 'learner', null, null, coalesce(c.closes_at <= now(), false)
				from private.cohorts c
				where c.id in (
						select r.cohort_id from private.replies r
						where r.user_id = private.me() and r.withdrawn_at is null
						union all
						select e.cohort_id from private.exported x
						join private.exports e on e.id = x.export_id
						where x.user_id = private.me()
					)
					and not exists (
						select from private.departures d where d.cohort_id = c.id and d.user_id = private.me()
					)
					and not exists (
						select from private.memberships m where m.cohort_id = c.id and m.user_id = private.me()
					)
			) f
		)
	)
$$;

comment on table private.departures is 'Who was in a cohort, as what and until when; read by themselves alone, in the mirror.';
comment on function private.visits_for_me(uuid) is 'Who opened the caller''s page in a cohort, the newest fifty: [{by, at}]; `by` null when that account is gone.';
comment on function public.seen_page() is
	'The mirror: {me, cohorts: [{id, name, role, shares, hears, facilitators, seen, visits: [{by, at}], sent: [{id, letter, prompt, audience, sent_at, withdrawn_at}], exports: [{by, at, format}]}], former: [{id, name, role, shared, until, closed, seen, visits, sent, exports}]}. `seen` is what learner_page answers with, null where the cohort is closed; `visits` the newest 50; `former` where the caller is a member no longer, or that is closed; `until` and `shared` null of who left before they were kept.';
