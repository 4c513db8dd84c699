/** What facilitators say to their circle: its name, how soon they answer, and the note that stands. */
import { beforeEach, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { invite, join, startCohort } from '../circles.ts';
import type { Person } from '../people.ts';
import type { Server } from '../server.ts';

export function circle(server: Server, cast: Cast): void {
	let cohort: string;
	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'Circle');
		await join(cast.ada, await invite(cast.mara, cohort));
	});

	const say = (body: string | null, by = cast.mara) => by.call('note_save', { cohort, body });
	const page = (person: Person) => person.document<{ note: unknown }>('cohort_page', { cohort });

	test('a note stands for everyone in the circle, until another does or it is taken away', async () => {
		expect((await page(cast.ada)).note).toBeNull();
		await say(' First words\r\nand more ');
		const note = { body: 'First words\nand more', by: 'Mara', written_at: expect.any(String) };
		expect((await page(cast.ada)).note).toEqual(note);
		const desk = await cast.ada.document<{ notes: object[] }>('desk_page');
		expect(desk.notes[0]).toEqual({ cohort: { id: cohort, name: 'Circle' }, ...note });
		await say('Other words');
		expect(await page(cast.ada)).toMatchObject({ note: { body: 'Other words' } });
		expect(JSON.stringify(await cast.ben.document('desk_page'))).not.toContain('Other words');
		for (const nothing of ['  \n', null]) {
			await say('Words');
			await say(nothing);
			expect((await page(cast.ada)).note).toBeNull();
		}
	});

	test('a note has room for 2,000 characters, and is a facilitator’s alone to say', async () => {
		expect((await say('🌱'.repeat(2000))).status).toBeLessThan(300);
		expect((await say('🌱'.repeat(2001))).status).toBe(413);
		expect((await say('Ada’s', cast.ada)).status).toBe(403);
	});

	test('a cohort is named anew, and says how soon its facilitators answer, in their words', async () => {
		const set = (name: string | null, answers_within: string | null, by = cast.mara) =>
			by.call('cohort_settings', { cohort, name, answers_within });
		await set(' The circle ', ' Mostly on Fridays ');
		expect(await page(cast.ada)).toMatchObject({
			cohort: { id: cohort, name: 'The circle' },
			answers_within: 'Mostly on Fridays'
		});
		await set('The circle', ' ');
		expect(await page(cast.ada)).toMatchObject({ answers_within: null });
		for (const [name, words] of [
			['', ''],
			[null, ''],
			['n'.repeat(81), ''],
			['Circle', 'w'.repeat(201)]
		] as const) {
			expect((await set(name, words)).status).toBe(422);
		}
		expect((await set('Ada’s', '', cast.ada)).status).toBe(403);
	});
}
