/** An export holds what the overview shows and no more, and whoever is in it can read of it. */
import { beforeAll, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import {
	addFacilitator,
	invite,
	join,
	overview,
	progress,
	startCohort,
	type Overview,
	type Row
} from '../circles.ts';
import { send } from '../correspondence.ts';
import { arrive, type Person } from '../people.ts';
import { practise } from '../practice.ts';
import type { Server } from '../server.ts';

type Export = Pick<Overview, 'letters' | 'steps'> & {
	cohort: { id: string };
	exported_at: string;
	people: Row[];
};
type Told = { by: string | null; at: string; format: string };

export function exports(server: Server, cast: Cast): void {
	let cohort: string;
	beforeAll(async () => {
		await begin(server, cast.ada, cast.ben, cast.cleo);
		cohort = await startCohort(server, cast.mara, 'Exporting');
		const door = await invite(cast.mara, cohort);
		await join(cast.ada, door);
		await join(cast.ben, door);
		await join(cast.cleo, door, false);
		await practise(cast.ada, 'pace', { tick: ['a', 'b'], read: true });
		await practise(cast.ben, 'voice', { tick: ['a'] });
		await practise(cast.cleo, 'pace', { tick: ['a'], read: true });
		await send(cast.cleo, cohort, 'Words of Cleo');
	});

	const take = (by: Person, format = 'csv') =>
		by.document<Export>('cohort_export', { cohort, format });
	const told = async (person: Person) => {
		const mirror = await person.document<{ cohorts: { id: string; exports: Told[] }[] }>(
			'seen_page',
			{}
		);
		return mirror.cohorts.find(({ id }) => id === cohort)?.exports ?? [];
	};

	test('its rows and its sums are those of the overview, with nothing beside them', async () => {
		const { people, letters, steps } = await overview(cast.mara, cohort);
		expect(people.map(({ name }) => name)).toEqual(['Ada', 'Ben']);
		expect(letters).toEqual({
			pace: { ticked: 1, read: 1, read_alone: 0 },
			voice: { ticked: 1, read: 0, read_alone: 0 }
		});
		for (const format of ['csv', 'json']) {
			const { cohort: where, exported_at, ...taken } = await take(cast.mara, format);
			expect(taken).toEqual({ letters, steps, people: people.map(progress) });
			expect(Object.keys(where).sort()).toEqual(['id', 'name']);
			expect(Date.parse(exported_at)).toBeGreaterThan(0);
		}
	});

	test('steps are summed once five have begun their letter, as on the overview', async () => {
		const crowded = await startCohort(server, cast.mara, 'Exporting steps');
		const door = await invite(cast.mara, crowded);
		const five = [cast.ada, cast.ben, cast.dan, cast.eve, cast.finn];
		for (const person of five) {
			await join(person, door);
			await practise(person, 'summed', { tick: ['a'] });
		}
		const taken = () =>
			cast.mara.document<Export>('cohort_export', { cohort: crowded, format: 'json' });
		expect((await taken()).steps).toEqual({ summed: { a: 5 } });
		await practise(cast.finn, 'summed', { untick: ['a'] });
		expect((await taken()).steps).toEqual({});
	});

	test('who did not agree is not in it, whatever they sent, and comes into it by agreeing', async () => {
		const text = async () => JSON.stringify(await take(cast.mara));
		expect(await text()).not.toContain('Cleo');
		await cast.cleo.document('cohort_consent', { cohort, shares: true });
		expect(await text()).toContain('Cleo');
		await cast.cleo.document('cohort_consent', { cohort, shares: false });
		expect(await text()).not.toContain('Cleo');
	});

	test('whoever was in it reads who took it, when and as what; nobody else reads of it', async () => {
		const [ada, cleo] = [await told(cast.ada), await told(cast.cleo)];
		await take(cast.mara, 'json');
		const [newest] = await told(cast.ada);
		expect(newest).toMatchObject({ by: 'Mara', format: 'json' });
		expect(Math.abs(Date.now() - Date.parse(newest?.at ?? ''))).toBeLessThan(60_000);
		expect(await told(cast.ada)).toHaveLength(ada.length + 1);
		expect(await told(cast.cleo)).toEqual(cleo);
		expect(await told(cast.mara)).toEqual([]);
	});

	test('the record stays when consent is taken back, and when the facilitator has left', async () => {
		await addFacilitator(cast.mara, cohort, cast.noor);
		await take(cast.noor);
		await cast.noor.document('cohort_leave', { cohort, withdraw: true });
		await cast.ben.document('cohort_consent', { cohort, shares: false });
		expect((await told(cast.ben))[0]).toMatchObject({ by: 'Noor' });
		await cast.ben.document('cohort_consent', { cohort, shares: true });
	});

	test('who leaves and lets nothing stand reads of it still', async () => {
		const [gone] = await arrive(server, 'Gone of exporting');
		if (!gone) throw new Error('Nobody came.');
		await join(gone, await invite(cast.mara, cohort));
		await take(cast.mara);
		const [record] = await told(gone);
		await gone.document('cohort_leave', { cohort, withdraw: true });
		const { former } = await gone.document<{ former: object[] }>('seen_page', {});
		expect(former).toMatchObject([{ id: cohort, closed: false, sent: [], exports: [record] }]);
	});

	test('looking at the overview leaves no record', async () => {
		const before = await told(cast.ada);
		await overview(cast.mara, cohort);
		expect(await told(cast.ada)).toEqual(before);
	});

	test('no learner takes one, and no link does', async () => {
		const before = await told(cast.ada);
		for (const person of [cast.ada, cast.cleo]) {
			expect((await person.call('cohort_export', { cohort, format: 'csv' })).status).toBe(403);
		}
		const path = `/rest/v1/rpc/cohort_export?cohort=${cohort}&format=csv`;
		expect((await cast.mara.rest('GET', path)).status).toBeGreaterThanOrEqual(400);
		expect((await cast.mara.call('cohort_export', { cohort, format: 'pdf' })).status).toBe(422);
		expect(await told(cast.ada)).toEqual(before);
	});

	test('at most 20 a day', async () => {
		await server.sql(
			`insert into private.exports (cohort_id, format)
			select $1::uuid, 'csv' from generate_series(1, 20)`,
			[cohort]
		);
		expect((await cast.mara.call('cohort_export', { cohort, format: 'csv' })).status).toBe(429);
		await server.sql(
			"update private.exports set exported_at = now() - interval '2 days' where cohort_id = $1",
			[cohort]
		);
		expect((await take(cast.mara)).people).not.toEqual([]);
	});
}
