/** Who has not agreed, no longer agrees or has left is in no number but the head count. */
import { beforeEach, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import { invite, join, overview, progress, startCohort, type Overview } from '../circles.ts';
import { markRead, tick, untick } from '../practice.ts';
import type { Server } from '../server.ts';

export function consent(server: Server, cast: Cast): void {
	let cohort: string;
	let door: string;

	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'Consent');
		door = await invite(cast.mara, cohort);
		await begin(server, cast.ada, cast.ben, cast.cleo);
		await join(cast.ada, door);
		await join(cast.ben, door);
		await tick(cast.ada, 'first', 'a', 'b');
		await markRead(cast.ada, 'first');
		await tick(cast.ben, 'first', 'a');
		await tick(cast.ben, 'second', 'a');
		await markRead(cast.ben, 'third');
	});

	/** What the facilitator can get to see, by every sort, search and page. */
	async function views(): Promise<Overview[]> {
		const asked = [
			{},
			{ sort: 'last' },
			{ sort: 'first' },
			{ sort: 'untouched', search: 'e' },
			{ search: 'ben' },
			{ search: 'Cleo' },
			{ page: 2 }
		];
		return Promise.all(asked.map((view) => overview(cast.mara, cohort, view)));
	}

	const withBen: Partial<Overview> = {
		learners: 2,
		sharing: 2,
		found: 2,
		letters: {
			first: { ticked: 2, read: 1, read_alone: 0 },
			second: { ticked: 1, read: 0, read_alone: 0 },
			third: { ticked: 0, read: 1, read_alone: 1 }
		}
	};
	const ada = {
		name: 'Ada',
		letters: { first: { read: true, steps: 2 } },
		last: 'this week'
	};
	const withoutBen = {
		sharing: 1,
		found: 1,
		letters: { first: { ticked: 1, read: 1, read_alone: 0 } },
		people: [ada]
	};

	test('who agreed is seen, in rows, sums, searches and orders', async () => {
		const seen = await overview(cast.mara, cohort);
		expect(seen).toMatchObject(withBen);
		expect(seen.letters).toEqual(withBen.letters);
		expect(seen.people.map(({ name }) => name)).toEqual(['Ada', 'Ben']);
		const found = await overview(cast.mara, cohort, { search: 'BE' });
		expect(found).toMatchObject({ found: 1, people: [{ name: 'Ben' }] });
		const sorted = await overview(cast.mara, cohort, { sort: 'third' });
		expect(sorted.people.map(({ name }) => name)).toEqual(['Ben', 'Ada']);
	});

	test('who takes their consent back is gone at once, and back at once when they agree again', async () => {
		await cast.ben.document('cohort_consent', { cohort, shares: false });
		const seen = await overview(cast.mara, cohort);
		expect(seen).toMatchObject({ ...withoutBen, learners: 2 });
		expect(seen.letters).toEqual(withoutBen.letters);
		expect(await overview(cast.mara, cohort, { search: 'ben' })).toMatchObject({
			found: 0,
			people: []
		});
		for (const view of await views()) expect(JSON.stringify(view)).not.toContain('Ben');

		await cast.ben.document('cohort_consent', { cohort, shares: true });
		expect(await overview(cast.mara, cohort)).toMatchObject(withBen);
	});

	test('who leaves is gone at once, from the head count too', async () => {
		await cast.ben.document('cohort_leave', { cohort, withdraw: true });
		const seen = await overview(cast.mara, cohort);
		expect(seen).toMatchObject({ ...withoutBen, learners: 1 });
		expect(seen.letters).toEqual(withoutBen.letters);
		for (const view of await views()) expect(JSON.stringify(view)).not.toContain('Ben');
		expect((await cast.ben.call('cohort_page', { cohort })).status).toBe(404);
	});

	test('whatever somebody who does not share does, nothing changes for the facilitator', async () => {
		await join(cast.cleo, door, false);
		const before = await views();
		expect(before[0]).toMatchObject({ learners: 3, sharing: 2 });

		await tick(cast.cleo, 'first', 'a', 'b', 'c');
		expect(await views()).toEqual(before);
		await tick(cast.cleo, 'untouched', 'a');
		await markRead(cast.cleo, 'second');
		expect(await views()).toEqual(before);
		await untick(cast.cleo, 'first', 'a');
		await cast.cleo.document('profile_save', { display_name: 'Aaron Cleo', pronouns: 'they' });
		await cast.cleo.document('reflection_save', {
			letter: 'first',
			prompt: 'a',
			body: 'Words',
			based_on: 0
		});
		expect(await views()).toEqual(before);
		await cast.cleo.document('profile_save', { display_name: 'Cleo', pronouns: null });
	});

	test('nor is what they did before told by the change, when they join without sharing or leave', async () => {
		await tick(cast.cleo, 'fourth', 'a', 'b');
		const before = await views();
		await join(cast.cleo, door, false);
		const after = await views();
		const headless = ({ learners: _, invitations: __, ...rest }: Overview) => rest;
		expect(after.map(headless)).toEqual(before.map(headless));
		await cast.cleo.document('cohort_leave', { cohort, withdraw: true });
		expect((await views()).map(headless)).toEqual(before.map(headless));
	});

	test('what one sees of oneself is what the facilitator sees', async () => {
		const { people } = await overview(cast.mara, cohort);
		for (const [person, row] of [
			[cast.ada, people[0]],
			[cast.ben, people[1]]
		] as const) {
			const { seen } = await person.document<{ seen: object }>('cohort_page', { cohort });
			expect(seen).toEqual(row && progress(row));
		}
	});

	test('one’s own consent is one’s own: it moves in this cohort, for nobody else', async () => {
		const other = await startCohort(server, cast.noor, 'Another');
		await join(cast.ben, await invite(cast.noor, other));
		await cast.ben.document('cohort_consent', { cohort, shares: false });
		expect(await overview(cast.noor, other)).toMatchObject({ sharing: 1 });
		expect(await overview(cast.mara, cohort)).toMatchObject({ sharing: 1, people: [ada] });
	});
}
