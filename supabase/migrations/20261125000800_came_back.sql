-- What came back, on the desk; and on a letter's page, what was sent from it and to whom one can write.

-- A facilitator's word for the week, for the caller's desk: there is none yet.
create function private.notes_for_me() returns jsonb
language sql stable security definer set search_path = '' as $$
	select '[]'::jsonb
$$;

-- In plpgsql, which keeps its plans from one request to the next: these stand on pages that are asked
-- for most.

-- What the desk tells of other people: answers that the caller has not read, and who waits for them.
create function private.came_back() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	me uuid := private.me();
begin
	return jsonb_build_object(
		'came_back', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'reply', r.id, 'letter', r.letter, 'prompt', r.prompt, 'unread', u.unread, 'last_at', u.newest
					)
					order by u.newest desc, r.id
				),
				'[]'
			)
			from private.replies r cross join lateral private.unread_of(r) u
			where r.user_id = me and u.unread > 0
		),
		'waiting', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object('cohort', jsonb_build_object('id', c.id, 'name', c.name), 'count', w.count)
					order by c.name, c.id
				),
				'[]'
			)
			from private.memberships m
			join private.cohorts c on c.id = m.cohort_id
			cross join lateral (
				select count(*) from private.replies r
				where r.cohort_id = c.id and r.waiting_since is not null and r.user_id <> me
			) w
			where m.user_id = me and m.role = 'facilitator' and w.count > 0
		)
	);
end
$$;

create function private.sent_from(letter text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	me uuid := private.me();
begin
	return jsonb_build_object(
		'sent', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object('reply', r.id, 'prompt', r.prompt, 'sent_at', r.sent_at)
					order by r.sent_at desc, r.id
				),
				'[]'
			)
			from private.replies r
			where r.user_id = me and r.letter = $1 and r.withdrawn_at is null
		),
		'cohorts', private.circles_of(me)
	);
end
$$;

alter function public.desk_page() rename to desk_of_mine;
alter function public.desk_of_mine() set schema private;
alter function public.letter_page(text) rename to side_of_mine;
alter function public.side_of_mine(text) set schema private;

create function public.desk_page() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select private.desk_of_mine() || private.came_back() || jsonb_build_object('notes', private.notes_for_me())
$$;

create function public.letter_page(letter text) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select private.side_of_mine($1) || private.sent_from($1)
$$;

comment on function private.notes_for_me() is 'Notes to the caller''s circles: [{cohort: {id, name}, body, by, written_at}].';
comment on function private.came_back() is 'The caller''s replies with answers that they have not read, and where somebody waits for them: {came_back: [{reply, letter, prompt, unread, last_at}], waiting: [{cohort: {id, name}, count}]}.';
comment on function private.sent_from(text) is 'What the caller sent from a letter and did not withdraw, and to whom they can write: {sent: [{reply, prompt, sent_at}], cohorts}.';
comment on function private.desk_of_mine() is 'The desk, of what is the caller''s alone.';
comment on function private.side_of_mine(text) is 'A letter''s page, of what is the caller''s alone.';
comment on function public.desk_page() is
	'The desk in one call: {me, reads, ticks, tries: [{letter, step, times, at}], choices, plans, last_written, seals, rhythm, came_back: [{reply, letter, prompt, unread, last_at}], notes: [{cohort, body, by, written_at}], waiting: [{cohort, count}]}.';
comment on function public.letter_page(text) is
	'The caller''s side of a letter in one call: {me, read_at, ticks: [step], reflections: [{prompt, body, version, updated_at, sealed_until}], has_written, choices: [step], plans: [{id, step, cue, act, made_at, ended_at}], tries: [{id, step, tried_on, went, noticed, version}], sent: [{reply, prompt, sent_at}], cohorts: [{id, name, facilitators, answers_within}]}; `me` null when the session has ended.';
