-- The desk: where I am, in one call. And the letter's page with what the week brings.

create function private.steps_of(letter text) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object(
		'choices', (
			select coalesce(jsonb_agg(c.step order by c.chosen_at), '[]')
			from public.choices c where c.user_id = auth.uid() and c.letter = $1
		),
		'plans', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'id', p.id, 'step', p.step, 'cue', p.cue, 'act', p.act, 'made_at', p.made_at,
						'ended_at', p.ended_at
					)
					order by p.ended_at desc nulls first
				),
				'[]'
			)
			from public.plans p where p.user_id = auth.uid() and p.letter = $1
		),
		'tries', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'id', t.id, 'step', t.step, 'tried_on', t.tried_on, 'went', t.went,
						'noticed', t.noticed, 'version', t.version
					)
					order by t.tried_on desc, t.created_at desc
				),
				'[]'
			)
			from public.tries t where t.user_id = auth.uid() and t.letter = $1
		)
	)
$$;

create or replace function public.letter_page(letter text) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object(
		'me', private.me_document(),
		'read_at', (select r.read_at from public.reads r where r.user_id = auth.uid() and r.letter = $1),
		'ticks', (
			select coalesce(jsonb_agg(t.step order by t.step), '[]')
			from public.ticks t where t.user_id = auth.uid() and t.letter = $1
		),
		'reflections', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'prompt', r.prompt, 'body', private.shown_body(r, s.opens_on), 'version', r.version,
						'updated_at', r.updated_at,
						'sealed_until', case when s.opens_on > current_date then s.opens_on end
					)
				),
				'[]'
			)
			from public.reflections r
			left join public.seals s on s.user_id = auth.uid() and s.letter = r.letter and s.prompt = r.prompt
			where r.user_id = auth.uid() and r.letter = $1
		),
		'has_written', exists (select from public.reflections r where r.user_id = auth.uid() and r.body <> '')
	) || private.steps_of($1)
$$;

create function public.desk_page() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object(
		'me', private.me_document(),
		'reads', (
			select coalesce(jsonb_agg(jsonb_build_object('letter', r.letter, 'at', r.read_at) order by r.read_at), '[]')
			from public.reads r where r.user_id = auth.uid()
		),
		'ticks', (
			select coalesce(jsonb_agg(jsonb_build_object('letter', t.letter, 'step', t.step, 'at', t.ticked_at) order by t.ticked_at), '[]')
			from public.ticks t where t.user_id = auth.uid()
		),
		'tries', (
			select coalesce(jsonb_agg(jsonb_build_object('letter', t.letter, 'step', t.step, 'times', t.times, 'at', t.at)), '[]')
			from (
				select letter, step, count(*) as times, max(created_at) as at
				from public.tries where user_id = auth.uid() group by letter, step
			) t
		),
		'choices', (
			select coalesce(jsonb_agg(jsonb_build_object('letter', c.letter, 'step', c.step, 'at', c.chosen_at) order by c.chosen_at desc), '[]')
			from public.choices c where c.user_id = auth.uid()
		),
		'plans', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object('id', p.id, 'letter', p.letter, 'step', p.step, 'cue', p.cue, 'act', p.act, 'at', p.made_at)
					order by p.made_at desc
				),
				'[]'
			)
			from public.plans p where p.user_id = auth.uid() and p.ended_at is null
		),
		'last_written', (
			select jsonb_build_object(
				'letter', r.letter, 'prompt', r.prompt, 'body', left(r.body, 400), 'at', r.updated_at
			)
			from public.reflections r
			where r.user_id = auth.uid() and r.body <> '' and not exists (
				select from public.seals s
				where s.user_id = auth.uid() and s.letter = r.letter and s.prompt = r.prompt
			)
			order by r.updated_at desc limit 1
		),
		'seals', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'letter', s.letter, 'prompt', s.prompt, 'opens_on', s.opens_on, 'sealed_at', s.sealed_at,
						'is_open', s.opens_on <= current_date,
						'body', private.shown_body(r, s.opens_on)
					)
					order by s.opens_on
				),
				'[]'
			)
			from public.seals s
			join public.reflections r on r.user_id = s.user_id and r.letter = s.letter and r.prompt = s.prompt
			where s.user_id = auth.uid()
		),
		'rhythm', (
			select jsonb_build_object('starts_on', r.starts_on, 'days', r.days)
			from public.rhythms r where r.user_id = auth.uid()
		)
	)
$$;

comment on function public.letter_page(text) is
	'The caller''s side of a letter in one call: {me, read_at, ticks: [step], reflections: [{prompt, body, version, updated_at, sealed_until}], has_written, choices: [step], plans: [{id, step, cue, act, made_at, ended_at}], tries: [{id, step, tried_on, went, noticed, version}]}; `me` null when the session has ended.';
comment on function public.desk_page() is
	'The desk in one call: {me, reads, ticks, tries: [{letter, step, times, at}], choices, plans, last_written, seals, rhythm}.';
