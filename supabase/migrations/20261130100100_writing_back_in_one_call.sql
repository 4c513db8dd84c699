-- Writing back, in one call: the words that would go, to whom, and what went from there already. The
-- same of what went stands on an entry's page of the notebook and on the letter's.

drop function private.sent_from(text);

-- Who reads it is named as its thread names them; where the cohort is closed, or gone, nobody does.
create function private.sent_from(letter text, prompt text default null) returns jsonb
language plpgsql stable security definer set search_path = '' set random_page_cost = 1.1 as $$
declare
	me uuid := private.me();
begin
	return (
		select coalesce(
			jsonb_agg(
				jsonb_build_object(
					'reply', r.id, 'prompt', r.prompt, 'sent_at', r.sent_at,
					'audience', r.audience, 'cohort_name', r.cohort_name,
					'to', case
						when r.audience = 'facilitators' and (c.closes_at is null or c.closes_at > now())
						then private.facilitators_of(c.id)
						else '[]'
					end
				)
				order by r.sent_at desc, r.id
			),
			'[]'
		)
		from private.replies r left join private.cohorts c on c.id = r.cohort_id
		where r.user_id = me and r.letter = $1 and ($2 is null or r.prompt = $2) and r.withdrawn_at is null
	);
end
$$;

create or replace function public.letter_page(letter text) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select private.side_of_mine($1) || jsonb_build_object('sent', private.sent_from($1))
$$;

alter function public.reflection_page(text, text) rename to reflection_of_mine;
alter function public.reflection_of_mine(text, text) set schema private;

create function public.reflection_page(letter text, prompt text) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select private.reflection_of_mine($1, $2) || jsonb_build_object('sent', private.sent_from($1, $2))
$$;

create function private.reply_begin(letter text, prompt text) returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object(
		'cohorts', private.circles_of(private.me()),
		'circles', private.circles_for_me(),
		'sent', private.sent_from($1, $2)
	)
$$;

create function public.reply_begin(letter text, prompt text) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object(
		'me', private.me_document(),
		'reflection', (
			select jsonb_build_object(
				'body', private.shown_body(r, s.opens_on),
				'sealed_until', case when s.opens_on > current_date then s.opens_on end
			)
			from public.reflections r
			left join public.seals s on s.user_id = r.user_id and s.letter = r.letter and s.prompt = r.prompt
			where r.user_id = (select private.me()) and r.letter = $1 and r.prompt = $2
		)
	) || private.reply_begin($1, $2)
$$;

comment on function private.sent_from(text, text) is 'What the caller sent from a letter, or from one of its prompts, and did not withdraw, the newest first: [{reply, prompt, sent_at, audience, cohort_name, to: [{name, pronouns}]}].';
comment on function private.reflection_of_mine(text, text) is 'A reflection''s page, of what is the caller''s alone.';
comment on function public.letter_page(text) is
	'The caller''s side of a letter in one call: {me, read_at, ticks: [step], reflections: [{prompt, body, version, updated_at, sealed_until}], has_written, choices: [step], plans: [{id, step, cue, act, made_at, ended_at}], tries: [{id, step, tried_on, went, noticed, version}], sent: [{reply, prompt, sent_at, audience, cohort_name, to}]}; `me` null when the session has ended.';
comment on function public.reply_begin(text, text) is
	'What one who writes back begins with, in one call: {me, reflection: {body, sealed_until} or null, cohorts: [{id, name, facilitators, answers_within}], circles: [{id, name, facilitators, people}], sent: [{reply, prompt, sent_at, audience, cohort_name, to}]}; `me` null when the session has ended.';
comment on function public.reflection_page(text, text) is
	'One of the caller''s reflections with its earlier words, newest first, and what was sent from there: {me, reflection: {letter, prompt, body, version, created_at, updated_at, sealed_until} or null, versions: [{version, body, written_at}], sent: [{reply, prompt, sent_at, audience, cohort_name, to}]}.';
