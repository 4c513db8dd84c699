/** No answer, count, error or order tells whether something exists that is not for who asks. */
import { beforeAll, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { invite, join, memberOf, startCohort } from '../circles.ts';
import { holder, stranger, told, type Asker, type Person } from '../people.ts';
import { tick } from '../practice.ts';
import type { Server } from '../server.ts';

export function oracles(server: Server, cast: Cast): void {
	let cohort: string;
	let token: string;
	let member: string;

	beforeAll(async () => {
		cohort = await startCohort(server, cast.mara, 'Oracles');
		token = await invite(cast.mara, cohort);
		await join(cast.ada, token);
		member = await memberOf(cast.mara, cohort, 'Ada');
		await tick(cast.ada, 'oracles', 'there');
		const words = { letter: 'oracles', prompt: 'there', body: 'Secret words', based_on: 0 };
		await cast.ada.document('reflection_save', words);
		await startCohort(server, cast.noor, 'Another');
	});

	const nowhere = '11111111-1111-4111-8111-111111111111';

	const questions: Record<string, (cohort: string) => object> = {
		cohort_page: (cohort) => ({ cohort }),
		cohort_consent: (cohort) => ({ cohort, shares: true }),
		cohort_leave: (cohort) => ({ cohort, withdraw: false }),
		cohort_overview: (cohort) => ({ cohort, sort: 'name', search: 'Ada', page: 1 }),
		invitation_make: (cohort) => ({ cohort, days: 7, seats: 1, role: 'learner' }),
		invitation_replace: (cohort) => ({ cohort, token }),
		hearing_save: (cohort) => ({ cohort, hears: true }),
		cohort_settings: (cohort) => ({ cohort, name: 'Oracles', answers_within: '' }),
		note_save: (cohort) => ({ cohort, body: 'A note' }),
		cohort_people: (cohort) => ({ cohort, search: 'Ada', page: 1 }),
		member_remove: (cohort) => ({ cohort, member }),
		invitation_revoke: (cohort) => ({ cohort, token })
	};

	test.each(Object.keys(questions))(
		'%s: a cohort of others and one that is not sound the same',
		async (name) => {
			const ask = questions[name] as (cohort: string) => object;
			const ended = holder(server, cast.ada.token.replace(/.$/, ''));
			const askers: Asker[] = [cast.ben, cast.noor, cast.finn, stranger(server), ended];
			for (const asker of askers) {
				const theirs = await asker.call(name, ask(cohort));
				const none = await asker.call(name, ask(nowhere));
				expect([401, 404]).toContain(theirs.status);
				expect(told(theirs)).toEqual(told(none));
				expect(theirs.text).not.toContain('Oracles');
			}
		}
	);

	test('counting finds one’s own rows alone', async () => {
		for (const table of ['profiles', 'ticks', 'reads', 'reflections']) {
			const count = async (person: Person, filter = '') => {
				const path = `/rest/v1/${table}?select=*${filter}`;
				const answer = await person.rest('HEAD', path, undefined, { prefer: 'count=exact' });
				return answer.headers.get('content-range')?.split('/')[1];
			};
			const [own] = await server.sql(
				`select count(*)::text as n from public.${table} where user_id = $1`,
				[cast.ben.id]
			);
			expect(await count(cast.ben)).toBe(own?.n);
			expect(await count(cast.ben, `&user_id=eq.${cast.ada.id}`)).toBe('0');
			expect(await count(cast.ben, `&user_id=neq.${cast.ben.id}`)).toBe('0');
		}
	});

	test('an estimated count is not made from what others did', async () => {
		const questions = [
			'ticks?letter=eq.estimated',
			'ticks?step=eq.e1',
			`ticks?user_id=eq.${cast.ada.id}`,
			'reads?letter=eq.estimated',
			'reflections?body=eq.Estimated',
			'profiles?display_name=eq.Ada'
		];
		const estimates = async () => {
			await server.run('analyze');
			const answers = ['planned', 'estimated'].flatMap((count) =>
				questions.map((path) =>
					cast.ben.rest('HEAD', `/rest/v1/${path}`, undefined, { prefer: `count=${count}` })
				)
			);
			return (await Promise.all(answers)).map(({ headers }) => headers.get('content-range'));
		};
		const before = await estimates();
		const steps = Array.from({ length: 60 }, (_, n) => `e${n}`);
		await tick(cast.ada, 'estimated', ...steps);
		await server.sql(
			`insert into public.reflections (user_id, letter, prompt, body)
			select $1, 'estimated', 'e' || n, 'Estimated' from generate_series(1, 60) n`,
			[cast.ada.id]
		);
		expect(await estimates()).toEqual(before);
		for (const table of ['ticks', 'reflections']) {
			await server.sql(`delete from public.${table} where letter = 'estimated'`);
		}
	});

	test('filters and orders find nothing in what others wrote', async () => {
		const asked = [
			'reflections?body=like.*Secret*',
			'reflections?body=eq.Secret%20words',
			'reflections?or=(body.like.*Secret*,version.gte.0)&user_id=neq.' + cast.ben.id,
			'reflections?not.and=(user_id.eq.' + cast.ben.id + ')',
			'ticks?step=eq.there',
			'ticks?step=in.(there,elsewhere)&order=ticked_at.desc',
			'profiles?display_name=eq.Ada',
			'profiles?display_name=match.^A'
		];
		for (const path of asked) {
			expect((await cast.ben.rest('GET', `/rest/v1/${path}`)).body, path).toEqual([]);
		}
		// The positive twin: whose it is finds it by the same questions.
		expect((await cast.ada.rest('GET', `/rest/v1/${asked[0]}`)).body).toHaveLength(1);
		expect((await cast.ada.rest('GET', `/rest/v1/${asked[4]}`)).body).toHaveLength(1);
		expect((await cast.ada.rest('GET', `/rest/v1/${asked[6]}`)).body).toHaveLength(1);
	});

	test('a filter that fails on a row fails on one’s own rows alone', async () => {
		const path = '/rest/v1/reflections?body=cd.{1}';
		expect((await cast.ben.rest('GET', path)).text).not.toContain('Secret');
		const json = '/rest/v1/reflections?select=body::integer';
		expect((await cast.ben.rest('GET', json)).text).not.toContain('Secret');
	});

	test('nothing can be joined on: not people, memberships or cohorts, by any name', async () => {
		const embeddings = [
			'profiles?select=*,users(*)',
			'profiles?select=*,ticks(*)',
			'profiles?select=*,memberships(*)',
			'profiles?select=*,...memberships(*)',
			'ticks?select=*,profiles(*)',
			'ticks?select=*,user_id(*)',
			'ticks?select=*,cohorts!inner(*)',
			'ticks?select=*,private.summaries(*)',
			'reflections?select=*,users!reflections_user_id_fkey(email)',
			'reflections?select=*,summaries(*)&summaries.letters=not.is.null',
			'ticks?select=*&users.email=not.is.null',
			'ticks?order=users(email)'
		];
		for (const path of embeddings) {
			const answer = await cast.ben.rest('GET', `/rest/v1/${path}`);
			expect(answer.status, path).toBeGreaterThanOrEqual(400);
			expect(answer.status, path).toBeLessThan(500);
			expect(answer.text).not.toContain(cast.ada.email);
		}
	});

	test('no sum over rows and no plan of a query is to be had', async () => {
		for (const select of ['count()', 'body.count()', 'version.sum()', 'user_id,count()']) {
			const answer = await cast.ben.rest('GET', `/rest/v1/reflections?select=${select}`);
			expect(answer.status).toBe(400);
		}
		for (const format of ['json', 'text']) {
			const accept = `application/vnd.pgrst.plan+${format}; options=analyze|verbose`;
			const answer = await cast.ben.rest('GET', '/rest/v1/reflections', undefined, { accept });
			expect(answer.status).toBe(406);
		}
	});

	test('writing in somebody else’s name fails alike, whether or not the row is there', async () => {
		const write = (table: string, row: object, prefer = '') =>
			cast.ben.rest('POST', `/rest/v1/${table}`, { ...row, user_id: cast.ada.id }, { prefer });
		for (const prefer of ['', 'resolution=ignore-duplicates', 'resolution=merge-duplicates']) {
			const there = { letter: 'oracles', step: 'there' };
			const absent = { letter: 'oracles', step: 'absent' };
			expect(told(await write('ticks', there, prefer))).toEqual(
				told(await write('ticks', absent, prefer))
			);
			const body = 'Ben’s';
			expect(
				told(await write('reflections', { letter: 'oracles', prompt: 'there', body }, prefer))
			).toEqual(
				told(await write('reflections', { letter: 'oracles', prompt: 'absent', body }, prefer))
			);
		}
		const nobody = { letter: 'oracles', step: 'there', user_id: nowhere };
		expect(told(await cast.ben.rest('POST', '/rest/v1/ticks', nobody))).toEqual(
			told(await write('ticks', { letter: 'oracles', step: 'there' }))
		);
	});

	test('nor does it tell how much somebody else has', async () => {
		const row = { letter: 'oracles', step: 'more', user_id: cast.ada.id };
		const before = await cast.ben.rest('POST', '/rest/v1/ticks', row);
		await server.sql(
			`insert into public.ticks (user_id, letter, step)
			select $1, 'full', 'n' || n from generate_series(1, 600) n
			limit 500 - (select count(*) from public.ticks where user_id = $1)`,
			[cast.ada.id]
		);
		expect((await cast.ada.rest('POST', '/rest/v1/ticks', row)).status).toBe(413);
		expect(told(await cast.ben.rest('POST', '/rest/v1/ticks', row))).toEqual(told(before));
		await server.sql(`delete from public.ticks where letter = 'full'`);
	});

	test('changing and deleting what is not one’s own looks like doing it to nothing', async () => {
		const at = (id: string) => `?user_id=eq.${id}`;
		for (const table of ['profiles', 'ticks', 'reads', 'reflections']) {
			for (const [method, body] of [
				['PATCH', {}],
				['DELETE', undefined]
			] as const) {
				const change = body && { [table === 'profiles' ? 'pronouns' : 'letter']: 'x' };
				const path = `/rest/v1/${table}`;
				expect(told(await cast.ben.rest(method, path + at(cast.ada.id), change))).toEqual(
					told(await cast.ben.rest(method, path + at(nowhere), change))
				);
			}
		}
	});

	test('an unknown link sounds the same, however near it is to a real one', async () => {
		const look = (token: string) => stranger(server).call('invitation_look', { token });
		const near = token.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
		expect(told(await look(near))).toEqual(told(await look('0'.repeat(32))));
		expect((await look(token)).text).toContain('Oracles');
	});

	test('the list of tables and functions is not handed out', async () => {
		for (const asker of [stranger(server), cast.ben]) {
			const answer = await asker.rest('GET', '/rest/v1/');
			expect(answer.status).toBe(403);
			expect(answer.text).not.toContain('cohort');
		}
	});
}
