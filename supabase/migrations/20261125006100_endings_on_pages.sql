-- What each page tells of a cohort that has ended, and no longer of one that is closed.

create or replace function private.state_of(invitation private.invitations) returns text
language sql stable set search_path = '' as $$
	select case
		when invitation.token is null then 'unknown'
		when private.has_ended(invitation.cohort_id) then 'ended'
		when invitation.revoked_at is not null then 'revoked'
		when invitation.expires_at <= now() then 'expired'
		when invitation.joined >= invitation.seats then 'full'
		else 'open'
	end
$$;

-- Closed ones are in the list no longer.
create or replace function private.cohort_list() returns jsonb
language sql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object(
				'id', c.id, 'name', c.name, 'role', m.role, 'shares', m.shares_since is not null,
				'closes_at', c.closes_at
			)
			order by m.joined_at desc, c.name
		),
		'[]'
	)
	from private.memberships m join private.cohorts c on c.id = m.cohort_id
	where m.user_id = private.me() and (c.closes_at is null or c.closes_at > now())
$$;

-- Nobody can write to one that has ended, or answer there.
create or replace function private.circles_of(person uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	return (
		select coalesce(
			jsonb_agg(
				jsonb_build_object(
					'id', c.id, 'name', c.name, 'facilitators', private.facilitators_of(c.id),
					'answers_within', c.answers_within
				)
				order by m.joined_at desc, c.name
			),
			'[]'
		)
		from private.memberships m join private.cohorts c on c.id = m.cohort_id
		where m.user_id = person and m.role = 'learner' and c.ended_at is null
	);
end
$$;

create or replace function private.came_back() returns jsonb
language plpgsql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
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
			where m.user_id = me and m.role = 'facilitator' and w.count > 0 and c.ended_at is null
		)
	);
end
$$;

create or replace function private.notes_for_me() returns jsonb
language plpgsql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
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
		where m.user_id = me and (c.closes_at is null or c.closes_at > now())
	);
end
$$;

-- Mails tell of nothing that cannot be done or read any more.
create or replace function private.is_news(notice private.notices) returns boolean
language sql stable security definer cost 1000 set search_path = '' as $$
	select exists (
		select from private.replies r
		join private.memberships m on m.cohort_id = r.cohort_id and m.user_id = notice.recipient
		join private.cohorts c on c.id = r.cohort_id
		left join private.answers a on a.id = notice.answer_id
		where r.id = notice.reply_id
			and (c.closes_at is null or c.closes_at > now())
			and r.withdrawn_at is null and a.withdrawn_at is null
			and r.hidden_at is null and a.hidden_at is null
			and m.hears_since <= notice.made_at
			and not exists (
				select from private.looks l
				where l.user_id = notice.recipient and l.reply_id = notice.reply_id
					and l.looked_at >= notice.made_at
			)
			and case notice.kind
				when 'waiting' then c.ended_at is null and m.role = 'facilitator'
					and r.waiting_since <= notice.made_at
				else not exists (
					select from private.answers later
					where later.reply_id = r.id and later.role = 'author'
						and later.withdrawn_at is null and later.sent_at > notice.made_at
				)
			end
	)
$$;

-- The circles that the caller can write to, whatever they are in them.
create function private.circles_for_me() returns jsonb
language plpgsql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
declare
	me uuid := private.me();
begin
	return (
		select coalesce(
			jsonb_agg(
				jsonb_build_object(
					'id', c.id, 'name', c.name, 'facilitators', private.facilitators_of(c.id),
					'people', private.shown_total(
						(select count(*) from private.memberships p where p.cohort_id = c.id)
					)
				)
				order by m.joined_at desc, c.name
			),
			'[]'
		)
		from private.memberships m join private.cohorts c on c.id = m.cohort_id
		where m.user_id = me and c.circle_since is not null and c.ended_at is null
	);
end
$$;

create or replace function private.replies_page() returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object(
		'cohorts', private.circles_of(private.me()),
		'circles', private.circles_for_me(),
		'replies', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'id', r.id,
						'cohort', case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end,
						'cohort_name', r.cohort_name,
						'letter', r.letter, 'prompt', r.prompt, 'opening', left(r.body, 160),
						'audience', r.audience, 'hidden', r.hidden_at is not null,
						'sent_at', r.sent_at, 'withdrawn_at', r.withdrawn_at,
						'answers', thread.answers, 'unread', u.unread, 'last_at', thread.last_at
					)
					order by thread.last_at desc, r.id
				),
				'[]'
			)
			from private.replies r
			left join private.cohorts c
				on c.id = r.cohort_id and (c.closes_at is null or c.closes_at > now())
			cross join lateral (
				select count(*) as answers, coalesce(max(a.sent_at), r.sent_at) as last_at
				from private.answers a where a.reply_id = r.id and a.withdrawn_at is null and a.hidden_at is null
			) thread
			cross join lateral private.unread_of(r) u
			where r.user_id = private.me()
		)
	)
$$;

create or replace function public.cohort_page(cohort uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.cohort_page($1)
		|| jsonb_build_object('ending', private.ending_of($1))
$$;

create or replace function public.cohort_overview(cohort uuid, sort text, search text, page integer)
returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.cohort_overview($1, $2, $3, $4)
		|| jsonb_build_object('ending', private.ending_of($1))
$$;

create or replace function public.cohort_people(cohort uuid, search text, page integer) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.cohort_people($1, $2, $3)
		|| jsonb_build_object('ending', private.ending_of($1))
$$;

create or replace function public.reply_page(reply uuid) returns jsonb
language sql volatile security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.reply_page($1)
		|| jsonb_build_object('ending', private.ending_of_thread($1))
$$;

-- Where nobody can answer, nobody waits.
create or replace function private.seen_of(cohort uuid, person uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object(
		'row', (
			select private.row_of(m.user_id, p.display_name, s)
			from private.memberships m
			left join public.profiles p on p.user_id = m.user_id
			left join private.summaries s on s.user_id = m.user_id
			where m.cohort_id = $1 and m.user_id = $2 and m.role = 'learner' and m.shares_since is not null
		),
		'replies', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'id', r.id, 'letter', r.letter, 'prompt', r.prompt, 'opening', left(r.body, 160),
						'audience', r.audience, 'sent_at', r.sent_at,
						'waiting_since', case when not private.has_ended($1) then r.waiting_since end,
						'answers', (
							select count(*) from private.answers a
							where a.reply_id = r.id and a.withdrawn_at is null and a.hidden_at is null
						)
					)
					order by r.sent_at desc, r.id
				),
				'[]'
			)
			from private.replies r
			where r.cohort_id = $1 and r.user_id = $2 and r.withdrawn_at is null
		)
	)
$$;

comment on function private.state_of(private.invitations) is 'unknown, ended, revoked, expired, full or open.';
comment on function public.cohort_list() is 'The caller''s cohorts: {me, host, cohorts: [{id, name, role, shares, closes_at}]}; `closes_at` where it has ended.';
comment on function private.notes_for_me() is 'The notes of the caller''s cohorts, newest first: [{cohort: {id, name}, body, by, written_at}].';
comment on function private.circles_for_me() is 'The circles that the caller can write to: [{id, name, facilitators, people}]; people null below three.';
comment on function private.seen_of(uuid, uuid) is 'All that a cohort''s facilitators see of one learner: {row or null, replies: [{id, letter, prompt, opening, audience, sent_at, answers, waiting_since}]}.';
comment on function public.replies_page() is
	'All that the caller sent and what came back: {me, cohorts: [{id, name, facilitators, answers_within}], circles: [{id, name, facilitators, people}], replies: [{id, cohort or null, cohort_name, letter, prompt, opening, audience, hidden, sent_at, withdrawn_at, answers, unread, last_at}]}.';
