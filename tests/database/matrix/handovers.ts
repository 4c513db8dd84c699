/** What the facilitators of a cohort can do once it was handed over. */
import { beforeAll, expect, test } from 'vitest';
import { addFacilitator, invite, join, memberOf, startCohort } from '../circles.ts';
import { send } from '../correspondence.ts';
import { arrive, type Person } from '../people.ts';
import type { Server } from '../server.ts';
import { given } from './given.ts';
import { expectUnwritten } from './unwritten.ts';

export function handovers(server: Server, expected: Map<string, Record<string, string>>): void {
	let people: Record<string, Person>;
	let about: Record<string, string>;

	beforeAll(async () => {
		const [left, stayed, received, guest] = await arrive(server, 'Lea', 'Sten', 'Rui', 'Gil');
		if (!left || !stayed || !received || !guest) throw new Error('Somebody did not arrive.');
		people = { left, stayed, received };
		const cohort = await startCohort(server, left, 'What is handed over');
		const token = await invite(left, cohort);
		await join(guest, token);
		const reply = await send(guest, cohort, 'Sent before');
		for (const person of [stayed, received]) await addFacilitator(left, cohort, person);
		await hand(left, stayed, 'Sten', false);
		await hand(stayed, received, 'Rui', true);
		about = { cohort, token, reply, learner: await memberOf(received, cohort, 'Gil') };

		async function hand(from: Person, to: Person, name: string, stays: boolean): Promise<void> {
			const member = await memberOf(from, cohort, name);
			await from.document('handover_offer', { cohort, member, stays });
			await to.document('handover_answer', { cohort, accept: true });
		}
	}, 60_000);

	for (const [name, row] of expected) {
		for (const [who, outcome] of Object.entries(row)) {
			test(`handed over · ${name}() · ${who} · ${outcome}`, async () => {
				const asked = given(name, about);
				if (name === 'learner_page') Object.assign(asked, { member: about.learner });
				const call = () => people[who]!.call(name, asked);
				if (outcome === 'yes') {
					const { status, text } = await call();
					return expect(status, text).toBeLessThan(300);
				}
				const { status, text } = await expectUnwritten(server, call);
				expect(status, text).toBe(Number(outcome));
			});
		}
	}
}
