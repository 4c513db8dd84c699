/** Whoever leaves, or is removed, at the same moment as something else happens: nobody waits in a circle. */
import { beforeEach, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { addFacilitator, invite, join, memberOf, startCohort } from '../circles.ts';
import { send } from '../correspondence.ts';
import { arrive, type Person } from '../people.ts';
import type { Server } from '../server.ts';

/** Where requests come one after the other, nothing is found at the same moment. */
const ENOUGH = 'select pg_sleep(0.6)';

export function leaving(server: Server, cast: Cast): void {
	let cohort: string;
	let guests = 0;
	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'Leaving at once');
	});

	const leave = (person: Person) => person.call('cohort_leave', { cohort, withdraw: true });
	const soon = () => new Promise((resolve) => setTimeout(resolve, 150));
	async function guest(): Promise<Person> {
		const [person] = await arrive(server, `Leaver ${'i'.repeat(++guests)}`);
		if (!person) throw new Error('Nobody arrived.');
		return person;
	}
	async function facilitators(): Promise<number> {
		const found = await server.sql(
			`select from private.memberships where cohort_id = $1 and role = 'facilitator'`,
			[cohort]
		);
		return found.length;
	}

	test('a facilitator leaves without waiting for whoever sends, joins or deletes an account there', async () => {
		await addFacilitator(cast.mara, cohort, cast.noor);
		let isDone = false;
		// As each of them holds it, to their end.
		const sending = server
			.run(`select from private.cohorts where id = '${cohort}' for key share; ${ENOUGH}`)
			.then(() => (isDone = true));
		await soon();
		expect((await leave(cast.noor)).status).toBeLessThan(300);
		if (server.generous) expect(isDone).toBe(false);
		await sending;
		expect(await facilitators()).toBe(1);
	});

	test('a facilitator leaves while their account is deleted: both come to an end', async () => {
		const person = await guest();
		await addFacilitator(cast.mara, cohort, person);
		const deleting = server.run(`
			delete from auth.users where id = '${person.id}';
			${ENOUGH};
			select from private.cohorts where id = '${cohort}' for key share
		`);
		await soon();
		// Gone meanwhile, or with a session that ended meanwhile.
		expect([200, 204, 401, 404]).toContain((await leave(person)).status);
		await deleting;
		expect(await facilitators()).toBe(1);
	});

	test('somebody is removed while their account is deleted: both come to an end, and nothing stays', async () => {
		const person = await guest();
		await join(person, await invite(cast.mara, cohort));
		const member = await memberOf(cast.mara, cohort, person.name);
		const deleting = server.run(`
			select from auth.users where id = '${person.id}' for update;
			${ENOUGH};
			delete from auth.users where id = '${person.id}'
		`);
		await soon();
		const said = await cast.mara.call('member_remove', { cohort, member });
		expect([200, 204, 404]).toContain(said.status);
		await deleting;
		const kept = await server.sql('select from private.departures where cohort_id = $1', [cohort]);
		expect(kept).toEqual([]);
	});

	test('many leave, write, remove and delete at once: all of it is done, and somebody facilitates', async () => {
		for (let round = 0; round < 3; round++) {
			const door = await invite(cast.mara, cohort);
			const [goes, writes, ends] = [await guest(), await guest(), await guest()];
			for (const person of [goes, writes, ends]) await join(person, door);
			await addFacilitator(cast.mara, cohort, cast.noor);
			const [going, ending] = [
				await memberOf(cast.mara, cohort, goes.name),
				await memberOf(cast.mara, cohort, ends.name)
			];
			const said = await Promise.all([
				leave(cast.noor),
				leave(goes),
				leave(writes),
				cast.mara.call('member_remove', { cohort, member: going }),
				cast.mara.call('member_remove', { cohort, member: ending }),
				send(writes, cohort, 'Words').then(
					() => ({ status: 200 }),
					() => ({ status: 404 })
				),
				server.sql('delete from auth.users where id = $1', [ends.id]).then(() => ({ status: 200 }))
			]);
			for (const { status } of said) expect([200, 204, 404]).toContain(status);
			expect(await facilitators()).toBe(1);
		}
	});
}
