/** What members of a cohort can do once it has ended, and once it is closed. */
import { beforeAll, expect, test } from 'vitest';
import { invite, join, memberOf, startCohort } from '../circles.ts';
import { answer, send } from '../correspondence.ts';
import { arrive, type Person } from '../people.ts';
import type { Server } from '../server.ts';
import { given } from './given.ts';
import { expectUnwritten } from './unwritten.ts';

type Rows = Map<string, Record<string, string>>;

export function endings(server: Server, expected: Rows): void {
	let people: Record<string, Person>;
	let about: Record<string, string>;
	let withdrawing: Record<string, string>;

	beforeAll(async () => {
		const [learner, facilitator, guest] = await arrive(server, 'Luz', 'Fay', 'Gil');
		if (!learner || !facilitator || !guest) throw new Error('Somebody did not arrive.');
		people = { learner, facilitator };
		const cohort = await startCohort(server, facilitator, 'What has ended');
		const token = await invite(facilitator, cohort);
		for (const person of [learner, guest]) await join(person, token);
		const reply = await send(learner, cohort, 'Sent before');
		await answer(facilitator, reply, 'Answered before');
		withdrawing = {
			ended: await send(learner, cohort, 'To withdraw'),
			closed: await send(learner, cohort, 'To withdraw later')
		};
		about = { cohort, token, reply, member: await memberOf(facilitator, cohort, 'Gil') };
	}, 60_000);

	async function turn(state: string): Promise<void> {
		const closes = state === 'closed' ? 'now()' : "now() + interval '1 day'";
		await server.sql(
			`update private.cohorts set ended_at = now() - interval '1 day', closes_at = ${closes} where id = $1`,
			[about.cohort ?? '']
		);
	}

	for (const state of ['closed', 'ended']) {
		for (const role of ['facilitator', 'learner']) {
			for (const [name, row] of expected) {
				const outcome = row[`${role}, ${state}`] ?? 'no cell in expectations.ts';
				test(`${state} · ${name}() · ${role} · ${outcome}`, async () => {
					await turn(state);
					const asked = given(name, about);
					if (name === 'reply_withdraw') asked['reply'] = withdrawing[state];
					const call = () => people[role]!.call(name, asked);
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
}
