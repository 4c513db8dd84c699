/** Who answers at the moment when it ends, their membership or the cohort, leaves nothing behind. */
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { invite, join, startCohort } from '../circles.ts';
import { sendToCircle, thread } from '../correspondence.ts';
import { arrive, type Person } from '../people.ts';
import type { Server } from '../server.ts';

export function answering(server: Server, cast: Cast): void {
	let cohort: string;
	let door: string;
	let message: string;
	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'To the last moment');
		door = await invite(cast.mara, cohort);
		for (const person of [cast.ada, cast.ben]) await join(person, door, false);
		await cast.mara.document('circle_save', { cohort, open: true });
		message = await sendToCircle(cast.ada, cohort, 'A question');
	});

	const says = (person: Person) =>
		person.call('answer_send', { reply: message, id: crypto.randomUUID(), body: 'An answer' });
	const standing = async () => (await thread(cast.ada, message)).answers;

	/** Does it, and while it is done but not yet to be seen by others, lets the person answer. */
	async function during(work: string, person: Person) {
		const [ended, answered] = await Promise.all([
			server.run(`${work}; select pg_sleep(0.4)`),
			wait(150).then(() => says(person))
		]);
		expect(ended).toBeUndefined();
		return answered;
	}

	test('while somebody’s membership ends, their answer waits, and does not come', async () => {
		const remove = `delete from private.memberships
			where cohort_id = '${cohort}' and user_id = '${cast.ben.id}'`;
		expect((await during(remove, cast.ben)).status).toBe(404);
		expect(await standing()).toEqual([]);
	});

	test('while their account is deleted, too', async () => {
		const [gone] = await arrive(server, 'Gone of answering');
		if (!gone) throw new Error('Nobody came.');
		await join(gone, door, false);
		const answered = await during(`delete from auth.users where id = '${gone.id}'`, gone);
		expect([401, 404], answered.text).toContain(answered.status);
		expect(await standing()).toEqual([]);
	});

	test('while the cohort ends, nothing is added to it', async () => {
		const end = `select from private.cohorts where id = '${cohort}' for update;
			update private.cohorts set ended_at = now(), closes_at = now() + interval '1 day'
			where id = '${cohort}'`;
		for (const person of [cast.ben, cast.ada, cast.mara]) {
			expect((await during(end, person)).status).toBe(409);
			await cast.mara.document('cohort_reopen', { cohort });
		}
		expect(await standing()).toEqual([]);
	});

	test('who leaves while they answer takes it along, or has not answered', async () => {
		for (let round = 0; round < 5; round++) {
			const [answered, left] = await Promise.all([
				says(cast.ben),
				cast.ben.call('cohort_leave', { cohort, withdraw: false })
			]);
			expect([200, 404], answered.text).toContain(answered.status);
			expect(left.status, left.text).toBeLessThan(300);
			expect(await standing()).toEqual([]);
			await join(cast.ben, door, false);
		}
	});
}
