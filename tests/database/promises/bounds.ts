/** Nobody fills the disk, and what is there already can still be said again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import { invite, join, startCohort } from '../circles.ts';
import { answer, send, thread } from '../correspondence.ts';
import type { Person } from '../people.ts';
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
		await begin(server, cast.eve);
		for (const table of ['reflections', 'tries']) {
			await server.sql(`delete from public.${table} where user_id in ($1, $2)`, [
				cast.dan.id,
				cast.eve.id
			]);
		}
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

	test('twelve million bytes of writing fit, however well they compress; then nothing grows any more', async () => {
		await fill(
			cast.eve,
			599,
			'public.reflections (user_id, letter, prompt, body)',
			`'full', 'n' || n`
		);
		const save = (prompt: string, body: string, based_on = 0) =>
			cast.eve.call('reflection_save', { letter: 'full', prompt, body, based_on });
		expect((await save('last', 'a'.repeat(20_000))).status).toBe(200);
		expect((await save('more', 'a')).status).toBe(413);
		expect((await save('n1', 'é'.repeat(10_001), 1)).status).toBe(413);
		expect((await save('n1', 'é'.repeat(10_000), 1)).body).toMatchObject({ saved: true });
		expect((await save('more', 'a')).status).toBe(413);
		expect((await save('n2', 'a', 1)).body).toMatchObject({ saved: true });
		expect((await save('more', 'a')).body).toMatchObject({ saved: true });
		expect(await cast.eve.document('notebook_export', {})).toHaveProperty(
			'reflections.length',
			601
		);
	});

	test('four million bytes of what was noticed at tries fit', async () => {
		await fill(
			cast.eve,
			199,
			'public.tries (user_id, letter, step, tried_on, noticed)',
			`'full', 'n' || n, '2026-11-01'`
		);
		const told = { letter: 'full', step: 'n1', tried_on: '2026-11-01', went: '' };
		const tell = (noticed: string, id: string = crypto.randomUUID(), based_on = 0) =>
			cast.eve.call('try_save', { ...told, id, noticed, based_on });
		const last = crypto.randomUUID();
		expect((await tell('a'.repeat(19_999), last)).body).toMatchObject({ saved: true });
		expect((await tell('ab')).status).toBe(413);
		expect((await tell('é'.repeat(20_000), last, 1)).status).toBe(413);
		expect((await tell('a'.repeat(20_000), last, 1)).body).toMatchObject({ saved: true });
	});

	test('a thread holds a million bytes of answers, also of those that were taken back', async () => {
		const cohort = await startCohort(server, cast.mara, 'A long thread');
		await join(cast.eve, await invite(cast.mara, cohort), false);
		const reply = await send(cast.eve, cohort, 'Long');
		await fill(
			cast.eve,
			49,
			'private.answers (author_id, reply_id, sent_as, role, sent_at, body)',
			`'${reply}', gen_random_uuid(), 'author', now()`
		);
		const first = await answer(cast.mara, reply, 'a'.repeat(20_000));
		const more = () =>
			cast.eve.call('answer_send', { reply, id: crypto.randomUUID(), body: 'One more' });
		expect((await more()).status).toBe(413);
		await cast.mara.document('answer_withdraw', { answer: first });
		expect((await more()).status).toBe(413);
		expect((await thread(cast.eve, reply)).answers).toHaveLength(49);
	});

	/** So many rows of the longest text, past the triggers: the columns after the person's id, and before the text. */
	async function fill({ id }: Person, rows: number, table: string, columns: string): Promise<void> {
		await server.run(`
			set local session_replication_role = replica;
			insert into ${table}
				select '${id}', ${columns}, repeat('a', 20000) from generate_series(1, ${rows}) n;
		`);
	}

	test('one person’s full account takes no room from another', async () => {
		await tick(cast.eve, 'bounds', 'fits');
	});
}
