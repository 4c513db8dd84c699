-- Where a person is among all letters, for the page that lists them: in one call, like each letter's own.

create function public.letters_page() returns jsonb
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
		)
	)
$$;

comment on function public.letters_page() is
	'The caller''s marks on all letters in one call: {me, reads: [letter], ticks: [{letter, step}]}; `me` null when the session has ended.';
