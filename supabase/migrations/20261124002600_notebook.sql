-- The notebook: all that a learner wrote. An entry bound to no prompt is a reflection whose letter
-- is called `notebook` and whose prompt is an id of its own, so it is saved, kept in versions,
-- found and exported like any other.

-- Room for years of writing; and no more disk than that. Sizes are the stored (compressed) ones.
create function private.keep_notebook_bounded() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	entries bigint;
	bytes bigint;
begin
	select count(*), sum(pg_column_size(r.body)) into entries, bytes
	from public.reflections r where r.user_id = new.user_id;
	if entries > 12000 or bytes > 50000000 then
		raise exception 'There is no room for more here.' using errcode = 'PT413';
	end if;
	return null;
end
$$;

drop trigger bounded on public.reflections;
create trigger bounded after insert on public.reflections
for each row execute function private.keep_notebook_bounded();

-- Word forms by PostgreSQL's English; accents taken off on both sides.
alter table public.reflections add column search tsvector
	generated always as (
		to_tsvector('english'::regconfig, regexp_replace(normalize(body, nfkd), '[\u0300-\u036f]', '', 'g'))
	) stored;
alter table public.tries add column search tsvector
	generated always as (
		to_tsvector(
			'english'::regconfig,
			regexp_replace(normalize(went || ' ' || noticed, nfkd), '[\u0300-\u036f]', '', 'g')
		)
	) stored;
alter table public.reflections alter column search set statistics 0;
alter table public.tries alter column search set statistics 0;

create function public.notebook_page(search text, sort text, page integer) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
#variable_conflict use_column
declare
	shown constant integer := 30;
	me uuid := private.require_me();
	plain text := regexp_replace(normalize(coalesce($1, ''), nfkd), '[\u0300-\u036f]', '', 'g');
	wanted tsquery := websearch_to_tsquery('english', plain);
	everything boolean := btrim(plain) = '';
begin
	return (
		with written as (
			select 'reflection' as kind, r.letter::text as letter, r.prompt::text as about, null::uuid as id,
				r.updated_at as at, s.opens_on
			from public.reflections r
			left join public.seals s on s.user_id = me and s.letter = r.letter and s.prompt = r.prompt
			where r.user_id = me and r.body <> ''
				and (everything or (r.search @@ wanted and (s.opens_on is null or s.opens_on <= current_date)))
			union all
			select 'try', t.letter, t.step, t.id, t.created_at, null
			from public.tries t
			where t.user_id = me and (everything or t.search @@ wanted)
		),
		placed as (
			select *, row_number() over (
				order by case when $2 = 'letter' then letter end, case when $2 = 'letter' then about end,
					at desc, about, id
			) as place
			from written
		)
		select jsonb_build_object(
			'me', private.me_document(),
			'found', (select count(*) from written),
			'shown', shown,
			-- What of the question the search looked for: stems, so that a page can mark them.
			'stems', to_jsonb(tsvector_to_array(to_tsvector('english', plain))),
			'entries', (
				select coalesce(
					jsonb_agg(
						case p.kind
							when 'reflection' then (
								select jsonb_build_object(
									'kind', 'reflection', 'letter', r.letter, 'prompt', r.prompt,
									'body', private.shown_body(r, p.opens_on), 'version', r.version,
									'created_at', r.created_at, 'updated_at', r.updated_at,
									'sealed_until', case when p.opens_on > current_date then p.opens_on end
								)
								from public.reflections r
								where r.user_id = me and r.letter = p.letter and r.prompt = p.about
							)
							else (
								select jsonb_build_object(
									'kind', 'try', 'letter', t.letter, 'step', t.step, 'id', t.id,
									'tried_on', t.tried_on, 'went', t.went, 'noticed', t.noticed,
									'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at
								)
								from public.tries t where t.user_id = me and t.id = p.id
							)
						end
						order by p.place
					),
					'[]'
				)
				from placed p where (p.place - 1) / shown = greatest($3, 1) - 1
			)
		)
	);
end
$$;

-- Everything that is the learner's, for taking it along. Words under a seal stay under it.
create function public.notebook_export() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object(
		'me', private.me_document(),
		'reflections', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'letter', r.letter, 'prompt', r.prompt, 'body', private.shown_body(r, s.opens_on),
						'created_at', r.created_at, 'updated_at', r.updated_at,
						'sealed_until', case when s.opens_on > current_date then s.opens_on end
					)
					order by r.created_at
				),
				'[]'
			)
			from public.reflections r
			left join public.seals s on s.user_id = auth.uid() and s.letter = r.letter and s.prompt = r.prompt
			where r.user_id = auth.uid() and r.body <> ''
		),
		'tries', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'letter', t.letter, 'step', t.step, 'tried_on', t.tried_on, 'went', t.went,
						'noticed', t.noticed, 'created_at', t.created_at
					)
					order by t.tried_on, t.created_at
				),
				'[]'
			)
			from public.tries t where t.user_id = auth.uid()
		),
		'plans', (
			select coalesce(
				jsonb_agg(
					jsonb_build_object(
						'letter', p.letter, 'step', p.step, 'cue', p.cue, 'act', p.act,
						'made_at', p.made_at, 'ended_at', p.ended_at
					)
					order by p.made_at
				),
				'[]'
			)
			from public.plans p where p.user_id = auth.uid()
		),
		'ticks', (
			select coalesce(
				jsonb_agg(jsonb_build_object('letter', t.letter, 'step', t.step, 'ticked_at', t.ticked_at) order by t.ticked_at),
				'[]'
			)
			from public.ticks t where t.user_id = auth.uid()
		),
		'reads', (
			select coalesce(
				jsonb_agg(jsonb_build_object('letter', r.letter, 'read_at', r.read_at) order by r.read_at), '[]'
			)
			from public.reads r where r.user_id = auth.uid()
		)
	)
$$;

comment on function public.notebook_page(text, text, integer) is
	'All that the caller wrote, or what matches the search. Sort: time or letter; page: from 1, 30 entries each. {me, found, shown, stems, entries: [{kind: reflection | try, …}]}.';
comment on function public.notebook_export() is 'All that is the caller''s: {me, reflections, tries, plans, ticks, reads}.';
