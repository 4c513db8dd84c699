/** A reply reaches the facilitators of one cohort, once, as it was written, and can be taken back. */
import { beforeAll, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import { invite, join, overview, startCohort } from '../circles.ts';
import {
	answer,
	makeFacilitator,
	memberOf,
	remove,
	send,
	thread,
	views,
	type Mirror
} from '../correspondence.ts';
import { expectUnacceptable, told, type Person } from '../people.ts';
import type { Server } from '../server.ts';

type Desk = { waiting: { cohort: { id: string } }[] };

const nowhere = '11111111-1111-4111-8111-111111111111';

export function replies(server: Server, cast: Cast): void {
	let cohort: string;
	let door: string;

	beforeAll(async () => {
		cohort = await startCohort(server, cast.mara, 'Writing back');
		door = await invite(cast.mara, cohort);
		await begin(server, cast.ada, cast.ben, cast.cleo);
		await join(cast.ada, door);
		await join(cast.ben, door, false);
		await startCohort(server, cast.noor, 'Elsewhere');
	});

	test('what is sent again with one id, also at once, is one reply and one answer', async () => {
		const id = crypto.randomUUID();
		const sent = await Promise.all([1, 2, 3].map(() => send(cast.ada, cohort, 'Once', { id })));
		expect(new Set(sent).size).toBe(1);
		const reply = sent[0] ?? '';
		expect(await send(cast.ada, cohort, 'Changed since', { id })).toBe(reply);
		const answers = await Promise.all([1, 2, 3].map(() => answer(cast.mara, reply, 'Yes', id)));
		expect(new Set(answers).size).toBe(1);
		expect(await thread(cast.mara, reply)).toMatchObject({
			reply: { body: 'Once' },
			answers: [{ body: 'Yes', mine: true }]
		});
		// An id is its sender's alone.
		const bens = await send(cast.ben, cohort, 'Ben’s', { id });
		expect(bens).not.toBe(reply);
		expect((await thread(cast.ada, reply)).reply.body).toBe('Once');
	});

	test('whatever is written comes back as it is, for its author and its readers', async () => {
		for (const words of [
			'<script>alert(1)</script><img src=x onerror=alert(1)>',
			'# Heading\n\n[here](javascript:alert(1)) `code` | --- |',
			'\u202egnp.exe \u2067right\u2069 \u200f\u061c',
			'=HYPERLINK("x")\n\t-1+1',
			'  spaces around  \n',
			'😀'.repeat(20_000)
		]) {
			const reply = await send(cast.ada, cohort, words);
			await answer(cast.mara, reply, words);
			for (const person of [cast.ada, cast.mara]) {
				const page = await thread(person, reply);
				expect(page.reply.body).toBe(words);
				expect(page.answers[0]?.body).toBe(words);
			}
		}
	});

	test('nothing, too much, and what no page sends is refused', async () => {
		const reply = await send(cast.ada, cohort, 'Words');
		for (const body of ['', ' \n ', 'a\r\nb', 'a\u0000b', '😀'.repeat(20_001), null]) {
			const id = crypto.randomUUID();
			const words = { cohort, id, letter: 'sent', prompt: 'after', body };
			expectUnacceptable(await cast.ada.call('reply_send', words));
			expectUnacceptable(await cast.ada.call('answer_send', { reply, id, body }));
		}
	});

	test('a withdrawn reply is gone for its readers as if it had never been, and its author keeps all', async () => {
		const before = await views(cast.mara, cohort);
		const member = await memberOf(server, cohort, cast.ben);
		const ask = { cohort, member };
		const [earlier] = await mine(cast.ben);
		if (earlier) await cast.ben.document('reply_withdraw', { reply: earlier.id });
		const without = await views(cast.mara, cohort);
		expect((await cast.mara.call('learner_page', ask)).status).toBe(404);

		const reply = await send(cast.ben, cohort, 'Ben’s words');
		const answered = await answer(cast.mara, reply, 'Mara’s words');
		await answer(cast.ben, reply, 'Ben’s answer');
		expect(await views(cast.mara, cohort)).not.toEqual(without);
		expect((await cast.mara.call('learner_page', ask)).text).toContain('Ben’s words');
		expect(await thread(cast.mara, reply)).toMatchObject({ role: 'facilitator' });
		expect((await overview(cast.mara, cohort)).waiting.map(({ reply }) => reply)).toContain(reply);

		for (const again of [1, 2]) {
			await cast.ben.document('reply_withdraw', { reply });
			expect(await views(cast.mara, cohort), `after ${again}`).toEqual(without);
		}
		const gone = [
			['reply_page', {}],
			['answer_send', { id: crypto.randomUUID(), body: 'More' }],
			['reply_settle', { settled: true }],
			['reply_withdraw', {}]
		] as const;
		for (const [name, args] of gone) {
			const theirs = await cast.mara.call(name, { reply, ...args });
			expect(theirs.status, name).toBe(404);
			expect(told(theirs)).toEqual(told(await cast.mara.call(name, { reply: nowhere, ...args })));
		}
		expect((await cast.mara.call('learner_page', ask)).status).toBe(404);

		const kept = await thread(cast.ben, reply);
		expect(kept.reply).toMatchObject({ body: 'Ben’s words', withdrawn_at: expect.any(String) });
		expect(kept.answers.map(({ body }) => body)).toEqual(['Mara’s words', 'Ben’s answer']);
		const more = { reply, id: crypto.randomUUID(), body: 'More' };
		expect((await cast.ben.call('answer_send', more)).status).toBe(409);
		// Whoever answered can still take their own words back.
		await cast.mara.document('answer_withdraw', { answer: answered });
		expect((await thread(cast.ben, reply)).answers).toHaveLength(1);
		expect(before).toHaveLength(without.length);
	});

	test('nobody else reaches a reply, nor learns whether there is one', async () => {
		const reply = await send(cast.ada, cohort, 'Ada’s words');
		const answered = await answer(cast.mara, reply, 'Mara’s words');
		const id = crypto.randomUUID();
		for (const person of [cast.ben, cast.noor, cast.finn]) {
			for (const [name, args] of [
				['reply_page', { reply }],
				['reply_withdraw', { reply }],
				['reply_settle', { reply, settled: true }],
				['answer_send', { reply, id, body: 'x' }],
				['answer_withdraw', { answer: answered }]
			] as const) {
				const none = Object.keys(args)[0] === 'answer' ? { answer: nowhere } : { reply: nowhere };
				const theirs = await person.call(name, args);
				expect(theirs.status, name).toBe(404);
				expect(told(theirs)).toEqual(told(await person.call(name, { ...args, ...none })));
			}
		}
		expect(await thread(cast.ada, reply)).toMatchObject({ settled: false, answers: [{}] });
	});

	test('who leaves takes along what they sent, or leaves it, and nothing else of theirs is seen', async () => {
		await join(cast.cleo, door);
		const taken = await send(cast.cleo, cohort, 'Taken back');
		await cast.cleo.document('reply_withdraw', { reply: taken });
		const left = await send(cast.cleo, cohort, 'Left behind');
		await cast.cleo.document('cohort_leave', { cohort, withdraw: false });

		expect((await thread(cast.mara, left)).reply).toMatchObject({
			by: { name: 'Cleo', member: null }
		});
		const seen = await overview(cast.mara, cohort);
		expect(seen.people.map(({ name }) => name)).not.toContain('Cleo');
		expect(seen.waiting).toContainEqual(expect.objectContaining({ reply: left, member: null }));
		const mirror = await cast.cleo.document<Mirror>('seen_page');
		expect(mirror.cohorts.map(({ id }) => id)).not.toContain(cohort);
		const former = mirror.former.find(({ id }) => id === cohort);
		expect(former?.sent.map(({ id, withdrawn_at }) => [id, withdrawn_at === null])).toEqual([
			[left, true],
			[taken, false]
		]);
		const more = { cohort, id: crypto.randomUUID(), letter: 'sent', prompt: 'after', body: 'x' };
		expect((await cast.cleo.call('reply_send', more)).status).toBe(404);
		await answer(cast.mara, left, 'Go well');
		expect((await thread(cast.cleo, left)).answers).toMatchObject([{ body: 'Go well' }]);

		await join(cast.cleo, door);
		await cast.cleo.document('cohort_leave', { cohort, withdraw: true });
		expect((await cast.mara.call('reply_page', { reply: left })).status).toBe(404);
		expect((await thread(cast.cleo, left)).answers).toHaveLength(1);
		const { former: none } = await cast.cleo.document<Mirror>('seen_page');
		expect(none.find(({ id }) => id === cohort)?.seen?.replies).toEqual([]);
	});

	test('who is removed, or does not say, leaves nothing', async () => {
		for (const end of [
			() => remove(server, cohort, cast.cleo),
			() => cast.cleo.document('cohort_leave', { cohort, withdraw: null })
		]) {
			await join(cast.cleo, door);
			const reply = await send(cast.cleo, cohort, 'Cleo’s');
			await end();
			expect((await cast.mara.call('reply_page', { reply })).status).toBe(404);
			expect((await thread(cast.cleo, reply)).reply.body).toBe('Cleo’s');
			expect((await overview(cast.mara, cohort)).waiting).not.toContainEqual(
				expect.objectContaining({ reply })
			);
		}
	});

	test('who facilitates no more reads nothing, and what they answered stays with the learner', async () => {
		await makeFacilitator(server, cohort, cast.noor);
		const reply = await send(cast.ada, cohort, 'To both');
		const answered = await answer(cast.noor, reply, 'Noor’s words');
		await remove(server, cohort, cast.noor);
		expect((await cast.noor.call('reply_page', { reply })).status).toBe(404);
		const { waiting } = await cast.noor.document<Desk>('desk_page');
		expect(waiting.map((there) => there.cohort.id)).not.toContain(cohort);
		const page = await thread(cast.ada, reply);
		expect(page.to.map(({ name }) => name)).toEqual(['Mara']);
		expect(page.answers).toMatchObject([{ by: { name: 'Noor', role: 'facilitator' } }]);
		await cast.noor.document('answer_withdraw', { answer: answered });
		expect((await thread(cast.ada, reply)).answers).toEqual([]);
	});

	async function mine(person: Person): Promise<{ id: string }[]> {
		return (await person.document<{ replies: { id: string }[] }>('replies_page')).replies;
	}
}
