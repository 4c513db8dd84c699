/**
 * Puts into an empty data folder who the run needs, before the course starts on it.
 *
 *   node scripts/bench/arrange.ts DATA_DIR
 */
import type { Runner } from '../../supabase/embedded/database.ts';
import { start } from '../../supabase/embedded/backend.ts';
import { supabaseDir } from '../places.ts';
import { readLetters, type Letter } from './content.ts';
import { cohortId, cohortName, facilitator, SIGNING_IN, SIZES, type Size } from './people.ts';

const [, , dataDir] = process.argv;
const backend = await start({
	supabaseDir,
	dataDir,
	port: 0,
	siteUrl: 'http://127.0.0.1',
	smtpPort: 9,
	seed: false
});
await arrange(backend.database, readLetters());
await backend.close();

async function arrange(database: Runner, letters: Letter[]): Promise<void> {
	// Whoever is in a smaller cohort is in the bigger one too.
	await database.run(accounts(Math.max(...SIZES)));
	for (const size of SIZES) await database.run(circle(size));
	for (const letter of letters) await database.run(marks(letter));
	await database.run('drop table learners; analyze;');
}

function accounts(learners: number): string {
	return `
		with person (number, email, name) as (
			select 0, '${facilitator}', 'Fa Cilitator'
			union all
			select n, 'learner-' || n || '@bench.example', 'Learner ' || lpad((n * 7919 % 10007)::text, 5, '0')
			from generate_series(1, ${learners}) n
		),
		account as (
			insert into auth.users (
				id, aud, role, email, email_confirmed_at, created_at, updated_at,
				raw_app_meta_data, raw_user_meta_data
			)
			select
				gen_random_uuid(), 'authenticated', 'authenticated', email, now(), now(), now(),
				'{"provider": "email", "providers": ["email"]}', '{"email_verified": true}'
			from person
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
		select id, name from account join person using (email);

		create temp table learners as
		select id, split_part(split_part(email, '@', 1), '-', 2)::integer as number
		from auth.users where email like 'learner-%@bench.example';
	`;
}

/** One in six keeps their progress to themselves. */
function circle(size: Size): string {
	return `
		insert into private.cohorts (id, name, started_by)
		select '${cohortId(size)}', '${cohortName(size)}', id
		from auth.users where email = '${facilitator}';

		insert into private.memberships (cohort_id, user_id, role)
		select '${cohortId(size)}', id, 'facilitator' from auth.users where email = '${facilitator}';

		insert into private.memberships (cohort_id, user_id, role, shares_since)
		select '${cohortId(size)}', id, 'learner', case when number % 6 > 0 then now() end
		from learners where number <= ${size};
	`;
}

/**
 * Three in four have marked the letter as read, about half of the steps are ticked, over two months.
 * One person's marks come together, and so are counted together. The first two steps and prompts are left for the run; to the others, who signs in wrote a page.
 */
function marks({ slug, steps, prompts }: Letter): string {
	return `
		insert into public.reads (user_id, letter, read_at)
		select id, '${slug}', now() - (number % 61) * interval '1 day' from learners where number % 4 > 0
		order by id;

		insert into public.ticks (user_id, letter, step, ticked_at)
		select id, '${slug}', step, now() - ((number + place) % 61) * interval '1 day'
		from learners, unnest(${list(steps.slice(2))}) with ordinality as s (step, place)
		where (number + place) % 2 = 0
		order by id;

		insert into public.reflections (user_id, letter, prompt, body)
		select id, '${slug}', prompt, repeat('What was said here will be said again, more slowly. ', 20)
		from learners, unnest(${list(prompts.slice(2))}) prompt
		where number <= ${SIGNING_IN};
	`;
}

/** Slugs, so letters, digits and hyphens alone. */
function list(slugs: string[]): string {
	return `array[${slugs.map((slug) => `'${slug}'`).join(', ')}]::text[]`;
}
