/** Who is in a cohort no longer reads until when they were, and that nothing of them is seen now. */
import { beforeEach, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { addFacilitator, invite, join, memberOf, overview, startCohort } from '../circles.ts';
import { send, type Mirror } from '../correspondence.ts';
import { arrive, type Person } from '../people.ts';
import type { Server } from '../server.ts';

export function departures(server: Server, cast: Cast): void {
	let cohort: string;
	let door: string;
	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'Departing');
		door = await invite(cast.mara, cohort);
		await join(cast.ada, door);
		await join(cast.ben, door, false);
	});

	const leave = (person: Person, withdraw = true) =>
		person.document('cohort_leave', { cohort, withdraw });
	const removed = async (name: string) =>
		cast.mara.document('member_remove', {
			cohort,
			member: await memberOf(cast.mara, cohort, name)
		});
	async function former(person: Person) {
		const { former } = await person.document<Mirror>('seen_page');
		return former.find(({ id }) => id === cohort);
	}
	const kept = () =>
		server.sql('select user_id::text from private.departures where cohort_id = $1', [cohort]);

	test('who left and who was removed read it, also where they never sent anything', async () => {
		expect(await former(cast.ada)).toBeUndefined();
		const asked = Date.now();
		await leave(cast.ada);
		await removed('Ben');
		const nothing = { row: null, replies: [] };
		const told = { name: 'Departing', role: 'learner', closed: false, seen: nothing, sent: [] };
		expect(await former(cast.ada)).toMatchObject({ ...told, shared: true, visits: [] });
		expect(await former(cast.ben)).toMatchObject({ ...told, shared: false, visits: [] });
		for (const person of [cast.ada, cast.ben]) {
			const until = Date.parse((await former(person))?.until ?? '');
			expect(Math.abs(until - asked)).toBeLessThan(60_000);
		}
		// Nobody else does, not even who facilitates there.
		for (const person of [cast.mara, cast.cleo]) expect(await former(person)).toBeUndefined();
		const seen = await overview(cast.mara, cohort);
		expect([seen.learners, seen.people, seen.waiting]).toEqual([0, [], []]);
	});

	test('what they left is told as it is still seen, and then as seen no more', async () => {
		const reply = await send(cast.ada, cohort, 'What I made of it');
		await leave(cast.ada, false);
		const { waiting } = await overview(cast.mara, cohort);
		expect(waiting.map(({ reply }) => reply)).toEqual([reply]);
		expect(await former(cast.ada)).toMatchObject({
			seen: { row: null, replies: [{ id: reply, waiting_since: waiting[0]?.since }] }
		});
		await cast.ada.document('reply_withdraw', { reply });
		expect((await overview(cast.mara, cohort)).waiting).toEqual([]);
		expect((await former(cast.ada))?.seen).toEqual({ row: null, replies: [] });
	});

	test('of who left before it was kept, what stands is told, without a day', async () => {
		const reply = await send(cast.ada, cohort, 'What I made of it');
		await leave(cast.ada, false);
		await server.sql('delete from private.departures where cohort_id = $1', [cohort]);
		const told = { role: 'learner', until: null, shared: null, sent: [{ id: reply }] };
		expect(await former(cast.ada)).toMatchObject(told);
		await cast.ada.document('reply_withdraw', { reply });
		expect(await former(cast.ada)).toBeUndefined();
	});

	test('who opened their page and who took a file with them in it stays readable', async () => {
		const member = await memberOf(cast.mara, cohort, 'Ada');
		await cast.mara.document('learner_page', { cohort, member });
		await cast.mara.document('cohort_export', { cohort, format: 'csv' });
		await leave(cast.ada);
		expect(await former(cast.ada)).toMatchObject({
			visits: [{ by: 'Mara' }],
			exports: [{ by: 'Mara', format: 'csv' }]
		});
		await leave(cast.ben);
		expect(await former(cast.ben)).toMatchObject({ visits: [], exports: [] });
	});

	test('what became of the cohort since is not told, but that it is closed', async () => {
		await leave(cast.ada);
		await addFacilitator(cast.mara, cohort, cast.noor);
		const settings = { cohort, name: 'Of another name', answers_within: 'At once' };
		await cast.mara.document('cohort_settings', settings);
		const mirror = JSON.stringify(await former(cast.ada));
		for (const since of ['Noor', 'Of another name', 'At once']) expect(mirror).not.toContain(since);
		await cast.mara.document('cohort_end', { cohort, days: 0 });
		expect(await former(cast.ada)).toMatchObject({ closed: true, seen: null });
		// Who stayed to the end was in it until then.
		expect(await former(cast.ben)).toMatchObject({ closed: true, seen: null, shared: false });
		expect((await former(cast.mara))?.role).toBe('facilitator');
	});

	test('who facilitated reads that they did, and how they went makes no difference', async () => {
		await addFacilitator(cast.mara, cohort, cast.noor);
		for (const go of [
			() => leave(cast.noor),
			() => removed('Noor'),
			async () => {
				const member = await memberOf(cast.noor, cohort, 'Mara');
				await cast.noor.document('handover_offer', { cohort, member, stays: false });
				await cast.mara.document('handover_answer', { cohort, accept: true });
			}
		]) {
			await go();
			expect(await former(cast.noor)).toMatchObject({ role: 'facilitator', shared: false });
			await addFacilitator(cast.mara, cohort, cast.noor);
			// Who is back is in it, and was never out of it.
			expect(await former(cast.noor)).toBeUndefined();
		}
	});

	test('an account that is deleted, and a cohort that is gone, leave none', async () => {
		const guests = await arrive(server, 'A guest who departs', 'Another guest who departs');
		const [guest, another] = guests as [Person, Person];
		await join(guest, door);
		await leave(cast.ada);
		await leave(guest);
		expect(await kept()).toHaveLength(2);
		await server.sql('delete from auth.users where id = $1', [guest.id]);
		expect(await kept()).toEqual([{ user_id: cast.ada.id }]);
		await join(another, door);
		await server.sql('delete from auth.users where id = $1', [another.id]);
		expect(await kept()).toHaveLength(1);
		await server.sql('delete from private.cohorts where id = $1', [cohort]);
		expect(await kept()).toEqual([]);
	});
}
