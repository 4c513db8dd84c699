/** What members of a cohort can do once it has ended, and once it is closed. */
import { beforeAll, expect, test } from 'vitest';
import { invite, join, memberOf, startCohort } from '../circles.ts';
import { answer, concerns, send, sendToCircle } from '../correspondence.ts';
import { inviteMany, invitesPage } from '../inviting.ts';
import { arrive, type Person } from '../people.ts';
import type { Server } from '../server.ts';
import { given } from './given.ts';
import { expectUnwritten } from './unwritten.ts';

type Rows = Map<string, Record<string, string>>;

export function endings(server: Server, expected: Rows): void {
	let people: Record<string, Person>;
	let about: Record<string, string>;
	let withdrawing: Record<string, string>;
	let message: string;

	beforeAll(async () => {
		const [learner, facilitator, guest, writer] = await arrive(server, 'Luz', 'Fay', 'Gil', 'Wim');
		if (!learner || !facilitator || !guest || !writer) throw new Error('Somebody did not arrive.');
		people = { learner, facilitator };
		const cohort = await startCohort(server, facilitator, 'What has ended');
		const token = await invite(facilitator, cohort);
		for (const person of [learner, guest, writer]) await join(person, token);
		const reply = await send(learner, cohort, 'Sent before');
		await answer(facilitator, reply, 'Answered before');
		withdrawing = {
			ended: await send(learner, cohort, 'To withdraw'),
			closed: await send(learner, cohort, 'To withdraw later')
		};
		const answered = await answer(learner, reply, 'Answered by its author');
		about = { cohort, token, reply, answer: answered };
		about['member'] = await memberOf(facilitator, cohort, 'Gil');
		await facilitator.document('circle_save', { cohort, open: true });
		message = await sendToCircle(writer, cohort, 'To the circle');
		await learner.document('concern_raise', { reply: message, answer: null, why: '' });
		about['concern'] = (await concerns(facilitator, cohort))[0]?.id ?? '';
		// Taken back, so that it could go once more.
		await inviteMany(facilitator, cohort, ['wren@ending.example']);
		about['invite'] = (await invitesPage(facilitator, cohort)).lines[0]?.invite ?? '';
		await facilitator.document('invite_revoke', { cohort, invite: about['invite'] });
	}, 60_000);

	/** As elsewhere in the matrix; about the message to the circle where it is about one. */
	function asking(name: string, state: string): Record<string, unknown> {
		const asked = given(name, about);
		if (name === 'reply_withdraw') asked['reply'] = withdrawing[state];
		if (['message_hide', 'message_show', 'concern_raise'].includes(name)) {
			Object.assign(asked, { reply: message, answer: null });
		}
		return asked;
	}

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
					const call = () => people[role]!.call(name, asking(name, state));
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
