/** Who is there in a run, and what they did, as statements for the database's owner. */
import type { Letter } from './content.ts';
import {
	BIG,
	busy,
	CIRCLES,
	cohortId,
	cohortName,
	facilitator,
	INVITED,
	JOINING,
	joining,
	SIGNING_IN,
	SIZES
} from './people.ts';

/**
 * In this order, in one transaction. What is many goes past the triggers, and the sums that they keep
 * are made at once by the functions that they are made by.
 */
export function world(letters: [Letter, ...Letter[]]): string[] {
	const [{ slug, prompts }] = letters;
	const about = `'${slug}', '${prompts[0]}'`;
	const sizes = [...SIZES, BIG];
	return [
		// Planned for a table that is empty, a function would be slow for each of thousands.
		'set local session_replication_role = replica; set local max_parallel_workers_per_gather = 0;',
		accounts,
		...sizes.map(circle),
		manyCircles(about),
		amongThemselves(about),
		invited,
		...letters.map(marks),
		'analyze;',
		sums,
		'set local session_replication_role = origin;',
		...sizes.map((size) => replies(size, about)),
		fillingCircle,
		'drop table learners; analyze;'
	];
}

const accounts = `
	create temp table people as
	select 0 as number, '${facilitator}' as email, 'Fa Cilitator' as name
	union all
	select 0, '${busy}', 'Bu Sy'
	union all
	select n, 'learner-' || n || '@bench.example', 'Learner ' || lpad((n * 7919 % 10007)::text, 5, '0')
	from generate_series(1, ${BIG}) n;

	with account as (
		insert into auth.users (
			id, aud, role, email, email_confirmed_at, created_at, updated_at,
			raw_app_meta_data, raw_user_meta_data
		)
		select
			gen_random_uuid(), 'authenticated', 'authenticated', email, now(), now(), now(),
			'{"provider": "email", "providers": ["email"]}', '{"email_verified": true}'
		from people
		returning id, email
	),
	way_in as (
		insert into auth.identities (
			id, provider, provider_id, user_id, identity_data, created_at, updated_at
		)
		select
			id, 'email', id, id,
			jsonb_build_object('sub', id, 'email', email, 'email_verified', true, 'phone_verified', false),
			now(), now()
		from account
	)
	insert into public.profiles (user_id, display_name)
	select id, name from account join people using (email);

	create temp table learners as
	select id, number from auth.users join people using (email) where number > 0;
	drop table people;
	create index on learners (number);
`;

const startedBy = (email: string) => `(select id from auth.users where email = '${email}')`;

/** One in six keeps their progress to themselves. */
const joined = `'learner', case when number % 6 > 0 then now() end`;

/** Whoever is in a smaller cohort is in the bigger one too. */
function circle(size: number): string {
	return `
		insert into private.cohorts (id, name, started_by)
		values ('${cohortId(size)}', '${cohortName(size)}', ${startedBy(facilitator)});

		insert into private.memberships (cohort_id, user_id, role)
		values ('${cohortId(size)}', ${startedBy(facilitator)}, 'facilitator');

		insert into private.memberships (cohort_id, user_id, role, shares_since)
		select '${cohortId(size)}', id, ${joined} from learners where number <= ${size};
	`;
}

const manyCircles = (about: string) => `
	create temp table circles as
	select gen_random_uuid() as id, n from generate_series(0, ${CIRCLES - 1}) n;

	insert into private.cohorts (id, name, started_by)
	select id, 'Circle ' || n, ${startedBy(busy)} from circles;

	insert into private.memberships (cohort_id, user_id, role)
	select id, ${startedBy(busy)}, 'facilitator' from circles;

	insert into private.memberships (cohort_id, user_id, role, shares_since)
	select c.id, l.id, ${joined} from learners l join circles c on c.n = l.number % ${CIRCLES};

	insert into private.replies (user_id, sent_as, cohort_id, cohort_name, letter, prompt, body, sent_at, waiting_since)
	select l.id, gen_random_uuid(), c.id, 'Circle ' || n, ${about}, 'Words.', now(), now()
	from learners l join circles c on c.n = l.number % ${CIRCLES} where number % 7 = 0;

	drop table circles;
`;

/** The circle of the biggest cohort: four pages of messages, and three answers to each. */
const amongThemselves = (about: string) => `
	update private.cohorts set circle_since = now() where id = '${cohortId(BIG)}';

	with written as (
		insert into private.replies (
			user_id, sent_as, cohort_id, cohort_name, letter, prompt, body, sent_at, audience
		)
		select id, gen_random_uuid(), '${cohortId(BIG)}', '${cohortName(BIG)}', ${about},
			repeat('What I said to the circle. ', 20), now() - number * interval '1 hour', 'circle'
		from learners where number <= 200
		returning *
	)
	insert into private.answers (reply_id, author_id, sent_as, role, body, sent_at)
	select w.id, l.id, gen_random_uuid(), 'member', 'So did I.', w.sent_at + interval '1 minute'
	from written w join learners l on l.number between 201 and 203;
`;

/** As many addresses as may be pasted at once, all of them written to. */
const invited = `
	insert into private.invited (cohort_id, email, email_hash, made_by, expires_at, sent_at)
	select '${cohortId(BIG)}', email, private.hash_of(email), ${startedBy(facilitator)},
		now() + interval '7 days', now()
	from (select 'invited-' || n || '@bench.example' as email from generate_series(1, ${INVITED}) n) many;
`;

/**
 * Three in four have marked the letter as read, about half of the steps are ticked, over two months.
 * The first two steps and prompts are left for the run; to the others, who signs in wrote a page.
 */
function marks({ slug, steps, prompts }: Letter): string {
	return `
		insert into public.reads (user_id, letter, read_at)
		select id, '${slug}', now() - (number % 61) * interval '1 day' from learners where number % 4 > 0;

		insert into public.ticks (user_id, letter, step, ticked_at)
		select id, '${slug}', step, now() - ((number + place) % 61) * interval '1 day'
		from learners, unnest(${list(steps.slice(2))}) with ordinality as s (step, place)
		where (number + place) % 2 = 0;

		insert into public.reflections (user_id, letter, prompt, body)
		select id, '${slug}', prompt, repeat('What was said here will be said again, more slowly. ', 20)
		from learners, unnest(${list(prompts.slice(2))}) prompt
		where number <= ${SIGNING_IN};
	`;
}

const sums = `
	insert into private.summaries (user_id, letters, last_at)
	select l.id, s.letters, s.last_at from learners l, private.summary_of(l.id) s;

	insert into private.counted (user_id, cohort_id, letter, mark, step)
	select l.id, m.cohort_id, m.letter, m.mark, m.step from learners l, private.marks_of(l.id) m;

	insert into private.counts (cohort_id, letter, mark, step, people)
	select cohort_id, letter, mark, step, count(*) from private.counted group by 1, 2, 3, 4;
`;

/** All of the few, and one in twenty of the many; two in three are answered. */
function replies(size: number, about: string): string {
	return `
		with sent as (
			insert into private.replies (
				user_id, sent_as, cohort_id, cohort_name, letter, prompt, body, sent_at
			)
			select id, gen_random_uuid(), '${cohortId(size)}', '${cohortName(size)}', ${about},
				repeat('This is how it showed up for me this week. ', 20),
				now() - (number % 20 + 1) * interval '1 day'
			from learners where number <= ${size} and (number <= 30 or number % 20 = 0)
			returning *
		),
		placed as (select *, row_number() over (order by sent_at) as place from sent)
		insert into private.answers (reply_id, author_id, sent_as, role, body, sent_at)
		select id, ${startedBy(facilitator)}, sent_as, 'facilitator',
			repeat('Thank you for telling me. ', 10), sent_at + interval '1 hour'
		from placed where place % 3 > 0;
	`;
}

/** Five hundred people who are signed in and have yet to join, and their link. */
const fillingCircle = `
	insert into auth.users (id, aud, role, email, email_confirmed_at, created_at, updated_at)
	select ('be4c0001-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'authenticated', 'authenticated',
		'joiner-' || n || '@bench.example', now(), now(), now()
	from generate_series(1, ${JOINING}) n;

	insert into auth.sessions (id, user_id, created_at, updated_at)
	select ('be4c0002-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
		('be4c0001-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, now(), now()
	from generate_series(1, ${JOINING}) n;

	insert into public.profiles (user_id, display_name)
	select id, 'Joiner' from auth.users where email like 'joiner-%@bench.example';

	insert into private.cohorts (id, name, started_by)
	values ('${joining.cohort}', 'A circle that fills', ${startedBy(facilitator)});
	insert into private.memberships (cohort_id, user_id, role)
	values ('${joining.cohort}', ${startedBy(facilitator)}, 'facilitator');
	insert into private.invitations (token, cohort_id, expires_at, seats)
	values ('${joining.token}', '${joining.cohort}', now() + interval '7 days', 1000);
`;

/** Slugs, so letters, digits and hyphens alone. */
function list(slugs: string[]): string {
	return `array[${slugs.map((slug) => `'${slug}'`).join(', ')}]::text[]`;
}
