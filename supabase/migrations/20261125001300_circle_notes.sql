-- A facilitator's word to the circle: one that stands, on each member's desk and the circle's page.

create table private.circle_notes (
	cohort_id uuid primary key references private.cohorts on delete cascade,
	body text not null check (char_length(body) between 1 and 2000 and body !~ '\r'),
	written_by uuid references auth.users on delete set null,
	written_at timestamptz not null default now()
);

alter table private.circle_notes enable row level security;

create index on private.circle_notes (written_by);

create function private.note_save(cohort uuid, body text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	words text := btrim(regexp_replace($2, '\r\n?', E'\n', 'g'), E' \n\t');
begin
	perform private.require_role(cohort, 'facilitator');
	if char_length(words) > 2000 then
		raise exception 'A note has at most 2,000 characters.' using errcode = 'PT413';
	end if;
	if coalesce(words, '') = '' then
		delete from private.circle_notes n where n.cohort_id = $1;
	else
		insert into private.circle_notes as n (cohort_id, body, written_by)
		values ($1, words, private.me())
		-- The same words again are no newer.
		on conflict (cohort_id) do update
		set body = excluded.body, written_by = excluded.written_by, written_at = now()
		where n.body <> excluded.body;
	end if;
end
$$;

create function public.note_save(cohort uuid, body text) returns void
language sql security invoker set search_path = '' as $$
	select private.note_save($1, $2)
$$;

create function private.note_of(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object('body', n.body, 'by', p.display_name, 'written_at', n.written_at)
	from private.circle_notes n
	left join public.profiles p on p.user_id = n.written_by
	where n.cohort_id = $1
$$;

create or replace function private.notes_for_me() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	me uuid := private.me();
begin
	return (
		select coalesce(
			jsonb_agg(
				jsonb_build_object('cohort', jsonb_build_object('id', c.id, 'name', c.name))
					|| private.note_of(c.id)
				order by n.written_at desc
			),
			'[]'
		)
		from private.memberships m
		join private.cohorts c on c.id = m.cohort_id
		join private.circle_notes n on n.cohort_id = m.cohort_id
		where m.user_id = me
	);
end
$$;

-- A member's page tells the note, and how many things that they sent still stand: who leaves is asked
-- what becomes of those.
create or replace function private.cohort_page(cohort uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	mine text := private.require_role(cohort);
begin
	return (
		select jsonb_build_object(
			'cohort', jsonb_build_object('id', c.id, 'name', c.name),
			'role', mine,
			'facilitators', private.facilitators_of(c.id),
			'answers_within', c.answers_within,
			'note', private.note_of(c.id),
			'shares_since', m.shares_since,
			'hears', m.hears_since is not null,
			'sent', (
				select count(*) from private.replies r
				where r.cohort_id = c.id and r.user_id = m.user_id and r.withdrawn_at is null
			),
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

comment on table private.circle_notes is 'The note to the circle that stands, one a cohort.';
comment on function public.note_save(uuid, text) is 'Facilitators only: the note to the circle (at most 2,000 characters); an empty one takes it away.';
comment on function private.note_of(uuid) is 'The note to the circle that stands, or null: {body, by, written_at}; `by` null when its writer is gone.';
comment on function private.notes_for_me() is 'The notes of the caller''s cohorts, newest first: [{cohort: {id, name}, body, by, written_at}].';
comment on function public.cohort_page(uuid) is 'A member''s page of the cohort: {me, cohort, role, facilitators, answers_within, note: {body, by, written_at} or null, shares_since, hears, sent, seen}; `sent` is how many things that the caller sent still stand there, `seen` the caller''s own row as facilitators see it while it is shared.';
