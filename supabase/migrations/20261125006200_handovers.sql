-- Handing a cohort over: from a facilitator to another, who must accept. Whoever is no facilitator
-- yet comes by a facilitator's link first. An offer goes with the membership of either of the two.

create table private.handovers (
	cohort_id uuid primary key references private.cohorts on delete cascade,
	from_user uuid not null,
	to_user uuid not null check (to_user <> from_user),
	-- Whether the one who hands it over stays as a co-facilitator.
	stays boolean not null,
	offered_at timestamptz not null default now(),
	foreign key (cohort_id, from_user) references private.memberships (cohort_id, user_id) on delete cascade,
	foreign key (cohort_id, to_user) references private.memberships (cohort_id, user_id) on delete cascade
);

alter table private.handovers enable row level security;

create index on private.handovers (from_user);
create index on private.handovers (to_user);

create function private.end_handover() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	delete from private.handovers h where h.cohort_id = new.id;
	return null;
end
$$;

create trigger end_handover after update of ended_at on private.cohorts
for each row when (new.ended_at is not null) execute function private.end_handover();

create function private.handover_of(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object(
		'from', f.display_name, 'to', t.display_name, 'stays', h.stays, 'offered_at', h.offered_at,
		'mine', case private.me() when h.from_user then 'from' when h.to_user then 'to' end
	)
	from private.handovers h
	left join public.profiles f on f.user_id = h.from_user
	left join public.profiles t on t.user_id = h.to_user
	where h.cohort_id = $1
$$;

create function private.handover_page(cohort uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	perform private.require_role(cohort, 'facilitator');
	return jsonb_build_object(
		'cohort', (select jsonb_build_object('id', c.id, 'name', c.name) from private.cohorts c where c.id = $1),
		'handover', private.handover_of($1),
		'others', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object('member', m.id, 'name', p.display_name, 'pronouns', p.pronouns)
					order by lower(p.display_name), m.id
				),
				'[]'
			)
			from private.memberships m
			left join public.profiles p on p.user_id = m.user_id
			where m.cohort_id = $1 and m.role = 'facilitator' and m.user_id <> private.me()
		)
	);
end
$$;

create function public.handover_page(cohort uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.handover_page($1)
		|| jsonb_build_object('ending', private.ending_of($1))
$$;

create function private.handover_offer(cohort uuid, member uuid, stays boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	other uuid;
begin
	perform private.require_role(cohort, 'facilitator');
	-- Cohort before membership, as everywhere; and who was removed while waiting here offers nothing.
	perform from private.cohorts c where c.id = $1 for no key update;
	perform private.require_role(cohort, 'facilitator');
	perform private.require_open(cohort);
	select m.user_id into other from private.memberships m
	where m.cohort_id = $1 and m.id = $2 and m.role = 'facilitator' and m.user_id <> me;
	if other is null then
		raise exception 'There is no such co-facilitator.' using errcode = 'PT404';
	end if;
	if exists (select from private.handovers h where h.cohort_id = $1 and h.from_user <> me) then
		raise exception 'Another facilitator has offered it already.' using errcode = 'PT409';
	end if;
	insert into private.handovers (cohort_id, from_user, to_user, stays)
	values ($1, me, other, coalesce($3, false))
	on conflict (cohort_id) do update
	set to_user = excluded.to_user, stays = excluded.stays, offered_at = now();
end
$$;

create function public.handover_offer(cohort uuid, member uuid, stays boolean) returns void
language sql security invoker set search_path = '' as $$
	select private.handover_offer($1, $2, $3)
$$;

create function private.handover_withdraw(cohort uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_role(cohort, 'facilitator');
	delete from private.handovers h where h.cohort_id = $1 and h.from_user = private.me();
end
$$;

create function public.handover_withdraw(cohort uuid) returns void
language sql security invoker set search_path = '' as $$
	select private.handover_withdraw($1)
$$;

create function private.handover_answer(cohort uuid, accept boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	offer private.handovers;
begin
	perform private.require_role(cohort, 'facilitator');
	perform from private.cohorts c where c.id = $1 for no key update;
	delete from private.handovers h where h.cohort_id = $1 and h.to_user = me returning * into offer;
	if offer.cohort_id is null then
		raise exception 'This offer does not stand any more.' using errcode = 'PT409';
	end if;
	if accept then
		update private.cohorts c set started_by = me where c.id = $1;
		if not offer.stays then
			delete from private.memberships m where m.cohort_id = $1 and m.user_id = offer.from_user;
		end if;
	end if;
end
$$;

create function public.handover_answer(cohort uuid, accept boolean) returns void
language sql security invoker set search_path = '' as $$
	select private.handover_answer($1, $2)
$$;

create function private.handovers_for_me() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object('cohort', jsonb_build_object('id', c.id, 'name', c.name), 'from', p.display_name)
			order by h.offered_at
		),
		'[]'
	)
	from private.handovers h
	join private.cohorts c on c.id = h.cohort_id
	left join public.profiles p on p.user_id = h.from_user
	where h.to_user = private.me()
$$;

create or replace function public.desk_page() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select private.desk_of_mine() || private.came_back() || jsonb_build_object(
		'notes', private.notes_for_me(), 'endings', private.endings_for_me(),
		'handovers', private.handovers_for_me()
	)
$$;

comment on table private.handovers is 'Offers to hand a cohort over, one a cohort; gone once answered.';
comment on function private.handover_of(uuid) is 'The offer that stands, or null: {from, to, stays, offered_at, mine: from | to | null}.';
comment on function private.handovers_for_me() is 'What is offered to the caller: [{cohort: {id, name}, from}].';
comment on function public.handover_page(uuid) is 'Facilitators only: {me, cohort, handover: {from, to, stays, offered_at, mine} or null, others: [{member, name, pronouns}], ending}; `others` facilitate with the caller.';
comment on function public.handover_offer(uuid, uuid, boolean) is 'Facilitators only: offers the cohort to a co-facilitator, in the place of an earlier offer of the caller''s. `stays`: as a co-facilitator afterwards. PT409 where it has ended, or another has offered it.';
comment on function public.handover_withdraw(uuid) is 'Facilitators only: takes back the caller''s offer; where there is none, nothing happens.';
comment on function public.handover_answer(uuid, boolean) is 'To whom it is offered: takes the cohort over, or declines. On acceptance who offered it leaves, unless they said that they stay. PT409 where the offer does not stand.';
