/** Words that somebody wrote are theirs alone, and newer ones are never lost to older ones. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { expectUnacceptable, type Person } from '../people.ts';
import type { Server } from '../server.ts';

type Saved = { saved: boolean; version: number; body: string };

export function reflections(server: Server, cast: Cast): void {
	const save = (person: Person, prompt: string, body: string, based_on: number) =>
		person.document<Saved>('reflection_save', { letter: 'reflections', prompt, body, based_on });

	async function kept(person: Person, prompt: string): Promise<Saved | undefined> {
		const page = { letter: 'reflections' };
		const { reflections } = await person.document<{ reflections: (Saved & { prompt: string })[] }>(
			'letter_page',
			page
		);
		return reflections.find((row) => row.prompt === prompt);
	}

	test('an edit based on older words changes nothing and brings the newer ones back', async () => {
		expect(await save(cast.ada, 'stale', 'One', 0)).toMatchObject({ saved: true, version: 1 });
		expect(await save(cast.ada, 'stale', 'Two', 1)).toMatchObject({ saved: true, version: 2 });
		for (const based_on of [0, 1, 3, -1]) {
			expect(await save(cast.ada, 'stale', 'Old', based_on)).toMatchObject({
				saved: false,
				version: 2,
				body: 'Two'
			});
		}
		expect(await kept(cast.ada, 'stale')).toMatchObject({ body: 'Two', version: 2 });
	});

	test('an edit based on nothing known changes nothing either', async () => {
		await save(cast.ada, 'unknown', 'Kept', 0);
		const args = { letter: 'reflections', prompt: 'unknown', body: 'Blind', based_on: null };
		expect(await cast.ada.document('reflection_save', args)).toMatchObject({ saved: false });
		expect(await kept(cast.ada, 'unknown')).toMatchObject({ body: 'Kept', version: 1 });
	});

	test('a save sent again, because its answer got lost, is the same save', async () => {
		const first = await save(cast.ada, 'again', 'Once', 0);
		expect(await save(cast.ada, 'again', 'Once', 0)).toEqual(first);
		const second = await save(cast.ada, 'again', 'Twice', 1);
		expect(await save(cast.ada, 'again', 'Twice', 1)).toEqual(second);
		expect(second).toMatchObject({ saved: true, version: 2 });
	});

	test('of eight first saves at once one wins, and the others get its words', async () => {
		const bodies = Array.from({ length: 8 }, (_, i) => `First ${i}`);
		await expectOneWinner('first', bodies, 0);
	});

	test('of eight edits at once one wins, and the others get its words', async () => {
		await save(cast.ada, 'edit', 'Before', 0);
		for (let version = 1; version <= 4; version++) {
			const bodies = Array.from({ length: 8 }, (_, i) => `Edit ${version}.${i}`);
			await expectOneWinner('edit', bodies, version);
		}
	});

	async function expectOneWinner(prompt: string, bodies: string[], based_on: number) {
		const answers = await Promise.all(bodies.map((body) => save(cast.ada, prompt, body, based_on)));
		const won = answers.filter(({ saved }) => saved);
		expect(won).toHaveLength(1);
		for (const { body, version } of answers) {
			expect(body).toBe(won[0]?.body);
			expect(version).toBe(based_on + 1);
		}
		expect(await kept(cast.ada, prompt)).toMatchObject({
			body: won[0]?.body,
			version: based_on + 1
		});
	}

	test('however three devices save and reload, no acknowledged words go without being seen', async () => {
		const act = fc.record({
			device: fc.integer({ min: 0, max: 2 }),
			act: fc.constantFrom('save', 'save', 'retry', 'reload')
		});
		let run = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async (acts) => {
				const prompt = `devices-${++run}`;
				const devices = [0, 1, 2].map(() => ({
					version: 0,
					body: '',
					last: { body: 'Begun', based_on: 0 }
				}));
				let stands: { version: number; body: string } = { version: 0, body: '' };
				for (const [i, { device, act }] of acts.entries()) {
					const on = devices[device] as (typeof devices)[number];
					if (act === 'reload') {
						Object.assign(on, stands);
						continue;
					}
					if (act === 'save') on.last = { body: `Words ${i}`, based_on: on.version };
					const { body, based_on } = on.last;
					const answer = await save(cast.ben, prompt, body, based_on);
					if (based_on === stands.version || stands.version === 0) {
						stands = { version: stands.version + Number(body !== stands.body), body };
					}
					expect(answer).toMatchObject({ saved: body === stands.body, ...stands });
					if (answer.saved) Object.assign(on, stands);
				}
			}),
			{ numRuns: 12 }
		);
	}, 30_000);

	test('20,000 characters fit, as people count them, and one more does not', async () => {
		const long = '😀'.repeat(20_000);
		expect(await save(cast.ada, 'long', long, 0)).toMatchObject({ saved: true, body: long });
		const args = { letter: 'reflections', prompt: 'long', body: `${long}!`, based_on: 1 };
		expectUnacceptable(await cast.ada.call('reflection_save', args));
		const path = '/rest/v1/reflections?prompt=eq.long';
		expectUnacceptable(await cast.ada.rest('PATCH', path, { body: `${long}!` }));
		expect(await kept(cast.ada, 'long')).toMatchObject({ version: 1, body: long });
	});

	test('words come back as they were, to the last character', async () => {
		const bodies = fc
			.string({ unit: 'grapheme', maxLength: 200 })
			.filter((body) => !body.includes('\0'));
		let version = 0;
		await fc.assert(
			fc.asyncProperty(bodies, async (body) => {
				const answer = await save(cast.ada, 'exact', body, version);
				version = answer.version;
				expect(answer).toMatchObject({ saved: true, body });
				expect(await kept(cast.ada, 'exact')).toMatchObject({ body });
			}),
			{ numRuns: 15 }
		);
	}, 30_000);

	test('two people write to the same prompt, and neither meets the other', async () => {
		await save(cast.ada, 'same', 'Ada’s', 0);
		expect(await save(cast.ben, 'same', 'Ben’s', 0)).toMatchObject({ saved: true, version: 1 });
		expect(await save(cast.ben, 'same', 'Ben’s own', 1)).toMatchObject({ saved: true, version: 2 });
		expect(await kept(cast.ada, 'same')).toMatchObject({ body: 'Ada’s', version: 1 });
	});

	test('a letter or prompt that no content can have is refused', async () => {
		for (const slug of ['', 'Two Words', '../up', 'UPPER', '-', 'a--b', 'x'.repeat(81), null]) {
			const body = { body: 'Nowhere to go', based_on: 0 };
			const there = { letter: 'reflections', prompt: 'one' };
			for (const wrong of [{ prompt: slug }, { letter: slug }]) {
				const args = { ...there, ...wrong, ...body };
				expectUnacceptable(await cast.ada.call('reflection_save', args));
			}
		}
		const rows = await server.sql(`select from public.reflections where body = 'Nowhere to go'`);
		expect(rows).toEqual([]);
	});
}
