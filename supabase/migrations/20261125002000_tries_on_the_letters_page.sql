-- A step is practised when it was ticked or tried. The page of all letters counts as the desk does,
-- so it is given both.

create or replace function public.letters_page() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object(
		'me', private.me_document(),
		'reads', (
			select coalesce(jsonb_agg(r.letter order by r.letter), '[]')
			from public.reads r where r.user_id = auth.uid()
		),
		'ticks', (
			select coalesce(
				jsonb_agg(jsonb_build_object('letter', t.letter, 'step', t.step) order by t.letter, t.step),
				'[]'
			)
			from public.ticks t where t.user_id = auth.uid()
		),
		'tries', (
			select coalesce(
				jsonb_agg(jsonb_build_object('letter', t.letter, 'step', t.step) order by t.letter, t.step),
				'[]'
			)
			from (
				select distinct letter, step from public.tries where user_id = auth.uid()
			) t
		)
	)
$$;

comment on function public.letters_page() is
	'The caller''s marks on all letters in one call: {me, reads: [letter], ticks: [{letter, step}], tries: [{letter, step}]}, each step once; `me` null when the session has ended.';
