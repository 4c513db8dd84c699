/** What a learner takes on, plans and tries between two letters is theirs, and is never doubled. */
import { beforeAll, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import { expectUnacceptable, type Person } from '../people.ts';
import type { Server } from '../server.ts';

type Plan = { id: string; step: string; cue: string; act: string; ended_at: string | null };
type Try = { id: string; went: string; noticed: string; version: number; tried_on: string };
type Page = { choices: string[]; plans: Plan[]; tries: Try[] };

const letter = 'week';
const step = 'ask';

export function week(server: Server, cast: Cast): void {
	beforeAll(() => begin(server, cast.ada));

	const page = (person: Person) => person.document<Page>('letter_page', { letter });
	const plan = (person: Person, id: string, cue: string, act = 'ask') =>
		person.document<{ id: string }>('plan_save', { id, letter, step, cue, act });
	const tell = (person: Person, id: string, noticed: string, based_on = 0) =>
		person.document<Try & { saved: boolean }>('try_save', {
			id,
			letter,
			step,
			tried_on: '2026-11-20',
			went: 'Quietly',
			noticed,
			based_on
		});

	test('a step is taken on once, however often it is asked for, and put down again', async () => {
		for (const chosen of [true, true]) {
			await cast.ada.document('choice_save', { letter, step, chosen });
			expect((await page(cast.ada)).choices).toEqual([step]);
		}
		for (const chosen of [false, false]) {
			await cast.ada.document('choice_save', { letter, step, chosen });
			expect((await page(cast.ada)).choices).toEqual([]);
		}
	});

	test('one plan stands for a step, and the older ones are kept', async () => {
		const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
		await plan(cast.ada, first, 'it rains');
		await plan(cast.ada, second, 'it snows');
		const { plans } = await page(cast.ada);
		expect(plans.map(({ id, ended_at }) => [id, ended_at === null])).toEqual([
			[second, true],
			[first, false]
		]);
		await cast.ada.document('plan_end', { id: second });
		expect((await page(cast.ada)).plans.every(({ ended_at }) => ended_at !== null)).toBe(true);
	});

	test('a plan sent again, or the same words under another id, is the same plan', async () => {
		const id = crypto.randomUUID();
		const once = await plan(cast.ben, id, 'it rains');
		expect(await plan(cast.ben, id, 'it rains')).toEqual(once);
		expect(await plan(cast.ben, crypto.randomUUID(), 'it rains')).toEqual(once);
		expect((await page(cast.ben)).plans).toHaveLength(1);
	});

	test('of eight plans at once one stands, and none is lost', async () => {
		const ids = Array.from({ length: 8 }, () => crypto.randomUUID());
		await Promise.all(ids.map((id, n) => plan(cast.cleo, id, `cue ${n}`)));
		const { plans } = await page(cast.cleo);
		expect(plans).toHaveLength(8);
		expect(plans.filter(({ ended_at }) => ended_at === null)).toHaveLength(1);
	});

	test('nothing of a plan changes but that it ends', async () => {
		const id = crypto.randomUUID();
		await plan(cast.dan, id, 'it rains');
		const path = `/rest/v1/plans?id=eq.${id}`;
		await cast.dan.rest('PATCH', path, { cue: 'rewritten', step: 'other', made_at: '2001-01-01' });
		const [kept] = (await cast.dan.rest('GET', path)).body as (Plan & { made_at: string })[];
		expect(kept).toMatchObject({ cue: 'it rains', step });
		expect(kept?.made_at).not.toMatch(/^2001/);
		expect(kept?.ended_at).not.toBeNull();
	});

	test('a try is told any number of times, changed by its version, and taken back', async () => {
		const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
		expect(await tell(cast.ada, one, 'It was quiet.')).toMatchObject({ saved: true, version: 1 });
		expect(await tell(cast.ada, one, 'It was quiet.')).toMatchObject({ saved: true, version: 1 });
		await tell(cast.ada, two, 'Again.');
		expect((await page(cast.ada)).tries).toHaveLength(2);
		// On the page of all letters a step is practised, however often it was tried.
		const all = await cast.ada.document<{ tries: unknown[] }>('letters_page', {});
		expect(all.tries).toEqual([{ letter, step }]);
		expect(await tell(cast.ada, one, 'Newer.', 1)).toMatchObject({ saved: true, version: 2 });
		expect(await tell(cast.ada, one, 'Older.', 1)).toMatchObject({
			saved: false,
			version: 2,
			noticed: 'Newer.'
		});
		for (const id of [one, one, two]) await cast.ada.document('try_delete', { id });
		expect((await page(cast.ada)).tries).toEqual([]);
	});

	test('two people may have the same id, and neither meets the other', async () => {
		const id = crypto.randomUUID();
		await tell(cast.ada, id, 'Ada’s');
		expect(await tell(cast.ben, id, 'Ben’s')).toMatchObject({ saved: true, version: 1 });
		await cast.ben.document('try_delete', { id });
		expect((await page(cast.ada)).tries).toMatchObject([{ noticed: 'Ada’s' }]);
	});

	test('a plan of no words, of two lines or of too many is refused', async () => {
		for (const cue of ['', ' ', ' padded', 'two\nlines', 'x'.repeat(501)]) {
			const args = { id: crypto.randomUUID(), letter, step, cue, act: 'ask' };
			expectUnacceptable(await cast.ada.call('plan_save', args));
		}
	});

	test('nothing of the week is in what facilitators count', async () => {
		const [row] = await server.sql(
			`select not (coalesce(letters, '{}') ? $2) as unseen from private.summaries where user_id = $1
			union all select true where not exists (select from private.summaries where user_id = $1)`,
			[cast.ben.id, letter]
		);
		expect(row?.unseen).toBe(true);
	});
}
