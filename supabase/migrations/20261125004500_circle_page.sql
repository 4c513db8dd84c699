-- What was written to the circle, the newest first: nothing is ranked. Each reader's own knowledge
-- alone tells what is new to them.

create function private.circle_page(cohort uuid, page integer) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	shown constant integer := 50;
	me uuid := private.require_me();
	mine text := private.require_role(cohort);
	facilitates boolean := mine = 'facilitator';
begin
	perform private.forget_concerns();
	return (
		with standing as (
			select r.* from private.replies r
			where r.cohort_id = $1 and r.audience = 'circle' and r.withdrawn_at is null
				and (r.hidden_at is null or r.user_id = me or facilitates)
		),
		listed as (
			select * from standing
			order by sent_at desc, id
			limit shown offset (greatest($2, 1)::bigint - 1) * shown
		)
		select jsonb_build_object(
			'cohort', jsonb_build_object('id', c.id, 'name', c.name),
			'role', mine,
			'circle_since', c.circle_since,
			'facilitators', private.facilitators_of(c.id),
			'people', private.shown_total(
				(select count(*) from private.memberships m where m.cohort_id = c.id)
			),
			'found', (select count(*) from standing),
			'shown', shown,
			'page', greatest($2, 1),
			'messages', (
				select coalesce(
					jsonb_agg(
						jsonb_build_object(
							'id', l.id,
							'by', jsonb_build_object(
								'name', p.display_name, 'pronouns', p.pronouns, 'role', m.role
							),
							'mine', l.user_id = me,
							'letter', l.letter, 'prompt', l.prompt, 'opening', left(l.body, 160),
							'sent_at', l.sent_at,
							'answers', private.shown_total(thread.answers),
							'unread', (l.user_id <> me and k.looked_at is null)
								or coalesce(thread.newest > coalesce(k.looked_at, '-infinity'), false),
							'hidden', l.hidden_at is not null
						)
						order by l.sent_at desc, l.id
					),
					'[]'
				)
				from listed l
				left join public.profiles p on p.user_id = l.user_id
				left join private.memberships m on m.cohort_id = $1 and m.user_id = l.user_id
				left join private.looks k on k.reply_id = l.id and k.user_id = me
				cross join lateral (
					select
						count(*) as answers,
						max(a.sent_at) filter (where a.author_id is distinct from me) as newest
					from private.answers a
					where a.reply_id = l.id and a.withdrawn_at is null
						and (a.hidden_at is null or a.author_id = me or facilitates)
				) thread
			)
		)
		|| case
			when facilitates then jsonb_build_object('concerns', private.concerns_of($1)) else '{}'
		end
		from private.cohorts c where c.id = $1
	);
end
$$;

alter function private.circle_page(uuid, integer) set random_page_cost = 1.1;

create function public.circle_page(cohort uuid, page integer) returns jsonb
language sql volatile security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.circle_page($1, $2)
$$;

comment on function public.circle_page(uuid, integer) is
	'Members: what was written to the circle, newest first; page: from 1, 50 messages each. {me, cohort, role, circle_since, facilitators, people, found, shown, page, messages: [{id, by: {name, pronouns, role}, mine, letter, prompt, opening, sent_at, answers, unread, hidden}], concerns (facilitators): [{id, reply, answer, letter, body, by, sent_at, asked_by, why, asked_at, kept_until, done_at, stands}]}. Totals (people, answers) are null below three. `hidden` ones are there for their author and the facilitators alone; `unread` is the caller''s own knowledge.';
