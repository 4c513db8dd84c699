/** Nobody fills the disk, and what is there already can still be said again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import { markRead, tick } from '../practice.ts';
import type { Server } from '../server.ts';

export function bounds(server: Server, cast: Cast): void {
	beforeAll(async () => {
		await begin(server, cast.dan);
		// In one stroke, past the triggers that make a summary of each.
		await server.run(`
			set local session_replication_role = replica;
			insert into public.ticks (user_id, letter, step)
				select '${cast.dan.id}', 'full', 'n' || n from generate_series(1, 495) n;
			insert into public.reads (user_id, letter)
				select '${cast.dan.id}', 'n' || n from generate_series(1, 199) n;
			insert into public.reflections (user_id, letter, prompt, body)
				select '${cast.dan.id}', 'full', 'n' || n, 'Words' from generate_series(1, 12000) n;
		`);
	});
	afterAll(async () => {
		await begin(server, cast.dan);
		await server.sql('delete from public.reflections where user_id = $1', [cast.dan.id]);
	});

	test('twenty ticks at once do not get past the 500 together, and one more does not either', async () => {
		const add = (step: string) =>
			cast.dan.rest('POST', '/rest/v1/ticks', { letter: 'at-once', step });
		const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => add(`n${n}`)));
		expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
		expect(answers.filter(({ status }) => status === 413)).toHaveLength(15);
		expect((await add('more')).status).toBe(413);
	});

	test('a double click on a full account is still a double click', async () => {
		await tick(cast.dan, 'full', 'n1');
		await tick(cast.dan, 'full', 'n1', 'n2');
	});

	test('many in one request fit all or not at all', async () => {
		await cast.dan.rest('DELETE', '/rest/v1/ticks?letter=eq.at-once');
		const rows = Array.from({ length: 6 }, (_, n) => ({ letter: 'bulk', step: `n${n}` }));
		expect((await cast.dan.rest('POST', '/rest/v1/ticks', rows)).status).toBe(413);
		expect((await cast.dan.rest('POST', '/rest/v1/ticks', rows.slice(1))).status).toBe(201);
	});

	test('200 read marks fit, and one more does not', async () => {
		await markRead(cast.dan, 'last');
		expect((await cast.dan.rest('POST', '/rest/v1/reads', { letter: 'more' })).status).toBe(413);
		await markRead(cast.dan, 'last');
	});

	test('12,000 reflections fit, one more does not, and all of them can still be changed', async () => {
		const save = (letter: string, body: string, based_on: number) =>
			cast.dan.call('reflection_save', { letter, prompt: 'n1', body, based_on });
		expect((await save('more', 'More', 0)).status).toBe(413);
		expect((await save('full', 'Changed', 1)).body).toMatchObject({ saved: true, version: 2 });
		expect((await save('full', 'Stale', 1)).body).toMatchObject({ saved: false, body: 'Changed' });
		expect((await save('full', 'Changed', 1)).body).toMatchObject({ saved: true, version: 2 });
	});

	test('one person’s full account takes no room from another', async () => {
		await tick(cast.eve, 'bounds', 'fits');
	});
}
