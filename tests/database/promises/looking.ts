/** Facilitators hide with a reason, and look at what they are asked to look at, for 30 days. */
import { beforeAll, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { invite, join, startCohort } from '../circles.ts';
import { answer, circleOf, concerns, sendToCircle, thread } from '../correspondence.ts';
import { arrive, type Person } from '../people.ts';
import type { Server } from '../server.ts';

export function looking(server: Server, cast: Cast): void {
	let cohort: string;

	beforeAll(async () => {
		cohort = await startCohort(server, cast.mara, 'Looking after');
		const door = await invite(cast.mara, cohort);
		for (const person of [cast.ada, cast.ben, cast.cleo]) await join(person, door, false);
		await cast.mara.document('circle_save', { cohort, open: true });
	});

	const hide = (reply: string, answered: string | null = null, reason = 'It names a patient.') =>
		cast.mara.document('message_hide', { reply, answer: answered, reason });
	const show = (reply: string, answered: string | null = null) =>
		cast.mara.document('message_show', { reply, answer: answered });
	const raise = (person: Person, reply: string, answered: string | null = null, why = '') =>
		person.document('concern_raise', { reply, answer: answered, why });
	const about = async (reply: string) =>
		(await concerns(cast.mara, cohort)).filter((concern) => concern.reply === reply);

	test('a hidden message is gone for the circle as if it had never been, and its author reads why', async () => {
		const before = await circleOf(cast.ben, cohort);
		const message = await sendToCircle(cast.ada, cohort, 'Names somebody');
		await answer(cast.ben, message, 'Ben’s');
		const shown = await circleOf(cast.ben, cohort);
		await hide(message);
		expect(await circleOf(cast.ben, cohort)).toEqual(before);
		for (const [name, more] of [
			['reply_page', {}],
			['answer_send', { id: crypto.randomUUID(), body: 'x' }],
			['concern_raise', { answer: null, why: '' }]
		] as const) {
			const theirs = await cast.ben.call(name, { reply: message, ...more });
			expect(theirs.status, name).toBe(404);
			expect(theirs.text).not.toMatch(/hid|patient/);
		}
		const why = { reason: 'It names a patient.', by: 'Mara' };
		for (const person of [cast.ada, cast.mara]) {
			const page = await thread(person, message);
			expect(page.reply.hidden).toMatchObject(why);
			expect(page.answers).toHaveLength(1);
			const listed = (await circleOf(person, cohort)).messages.find(({ id }) => id === message);
			expect(listed?.hidden).toBe(true);
			// Shown again it would be read by more people than it was written to.
			const more = { reply: message, id: crypto.randomUUID(), body: 'x' };
			expect((await person.call('answer_send', more)).status).toBe(409);
		}
		await show(message);
		expect((await circleOf(cast.ben, cohort)).messages).toMatchObject(
			shown.messages.map(({ id }) => ({ id }))
		);
		expect((await thread(cast.ben, message)).reply).toMatchObject({ body: 'Names somebody' });
		expect((await thread(cast.ada, message)).reply.hidden).toBeNull();
	});

	test('a hidden answer is gone for the others, its thread stays, and who wrote it reads why', async () => {
		const message = await sendToCircle(cast.ada, cohort, 'A question');
		const bens = await answer(cast.ben, message, 'Unkind');
		for (const nth of [1, 2]) await answer(cast.cleo, message, `Kind ${nth}`);
		const count = async (person: Person) =>
			(await circleOf(person, cohort)).messages.find(({ id }) => id === message)?.answers;
		expect(await count(cast.ada)).toBe(3);
		await hide(message, bens, 'Unkind to Ada');
		expect(await count(cast.ada)).toBeNull();
		for (const person of [cast.ada, cast.cleo]) {
			const page = await person.call('reply_page', { reply: message });
			expect(page.text).not.toContain('Unkind');
			expect((await thread(person, message)).answers).toHaveLength(2);
		}
		for (const person of [cast.ben, cast.mara]) {
			const said = (await thread(person, message)).answers.find(({ id }) => id === bens);
			expect(said?.hidden).toMatchObject({ reason: 'Unkind to Ada', by: 'Mara' });
		}
		await show(message, bens);
		expect((await thread(cast.ada, message)).answers).toHaveLength(3);
	});

	test('members hide nothing, and a reason is always given', async () => {
		const message = await sendToCircle(cast.ada, cohort, 'Mine');
		for (const person of [cast.ada, cast.ben]) {
			for (const [name, more] of [
				['message_hide', { reason: 'x' }],
				['message_show', {}]
			] as const) {
				const asked = await person.call(name, { reply: message, answer: null, ...more });
				expect(asked.status).toBe(403);
			}
		}
		for (const reason of ['', ' \n', null, 'x'.repeat(501)]) {
			const asked = { reply: message, answer: null, reason };
			expect((await cast.mara.call('message_hide', asked)).status).toBe(422);
		}
		const other = await sendToCircle(cast.ben, cohort, 'Other');
		const elsewhere = await answer(cast.ada, other, 'In another thread');
		const asked = { reply: message, answer: elsewhere, reason: 'x' };
		expect((await cast.mara.call('message_hide', asked)).status).toBe(404);
		expect((await thread(cast.ben, message)).reply.body).toBe('Mine');
	});

	test('asked to look, facilitators read the message, who asked and why; nobody else learns of it', async () => {
		const message = await sendToCircle(cast.ada, cohort, 'Looked at');
		const cleos = await answer(cast.cleo, message, 'Also looked at');
		const before = await Promise.all([cast.ada, cast.cleo].map((who) => thread(who, message)));
		await raise(cast.ben, message, null, '  It hurts\r\n');
		await raise(cast.ben, message, null, 'Once more');
		await raise(cast.ben, message, cleos);
		expect(await about(message)).toMatchObject([
			{ answer: cleos, body: 'Also looked at', by: 'Cleo', asked_by: 'Ben', why: '', stands: true },
			{ answer: null, body: 'Looked at', by: 'Ada', asked_by: 'Ben', why: 'It hurts' }
		]);
		expect(await Promise.all([cast.ada, cast.cleo].map((who) => thread(who, message)))).toEqual(
			before
		);
		for (const person of [cast.ada, cast.ben, cast.cleo]) {
			expect(await circleOf(person, cohort)).not.toHaveProperty('concerns');
		}
		const own = { reply: message, answer: null, why: '' };
		expect((await cast.ada.call('concern_raise', own)).status).toBe(409);
		const long = { reply: message, answer: null, why: 'x'.repeat(501) };
		expect((await cast.cleo.call('concern_raise', long)).status).toBe(413);
	});

	test('it stays readable to the facilitators for 30 days, also taken back or gone with an account', async () => {
		const [gone] = await arrive(server, 'Gone of looking');
		if (!gone) throw new Error('Nobody came.');
		await join(gone, await invite(cast.mara, cohort), false);
		const theirs = await sendToCircle(gone, cohort, 'Gone with them');
		const adas = await sendToCircle(cast.ada, cohort, 'Taken back');
		const other = await sendToCircle(cast.ben, cohort, 'Ben’s');
		const answered = await answer(cast.ada, other, 'Answer taken back');
		await raise(cast.ben, theirs);
		await raise(gone, adas, null, 'Asked by who is gone');
		await raise(gone, other, answered);
		await cast.ada.document('reply_withdraw', { reply: adas });
		await cast.ada.document('answer_withdraw', { answer: answered });
		await server.sql('delete from auth.users where id = $1', [gone.id]);

		expect(await about(theirs)).toMatchObject([
			{ body: 'Gone with them', by: 'Gone of looking', stands: false }
		]);
		expect(await about(adas)).toMatchObject([
			{ body: 'Taken back', asked_by: null, why: 'Asked by who is gone', stands: false }
		]);
		expect(await about(other)).toMatchObject([{ body: 'Answer taken back', stands: false }]);
		// The copy is all: the thread itself is gone for them.
		expect((await cast.mara.call('reply_page', { reply: adas })).status).toBe(404);

		const age = (days: string) =>
			server.sql(
				'update private.concerns set asked_at = now() - $2::interval where reply_id = $1',
				[adas, days]
			);
		await age('29 days 23 hours');
		expect(await about(adas)).toHaveLength(1);
		await age('30 days');
		expect(await about(adas)).toEqual([]);
		const rows = await server.sql('select from private.concerns where reply_id = $1', [adas]);
		expect(rows).toEqual([]);
	});

	test('looked at, it goes to the end, and is nobody else’s to say so', async () => {
		const message = await sendToCircle(cast.ada, cohort, 'Done with');
		await raise(cast.ben, message);
		const [concern] = await about(message);
		for (const person of [cast.ada, cast.ben, cast.noor]) {
			expect((await person.call('concern_done', { concern: concern?.id })).status).toBe(404);
		}
		await cast.mara.document('concern_done', { concern: concern?.id });
		const [done] = await about(message);
		expect(done?.done_at).not.toBeNull();
		expect((await concerns(cast.mara, cohort)).at(-1)?.id).toBe(concern?.id);
	});

	test('twenty things that one member asked about wait, and another when one of them was looked at', async () => {
		const messages: string[] = [];
		for (let n = 0; n < 21; n++) messages.push(await sendToCircle(cast.ada, cohort, `Number ${n}`));
		const [first = '', ...others] = messages;
		for (const message of others) await raise(cast.cleo, message);
		const once = { reply: first, answer: null, why: '' };
		expect((await cast.cleo.call('concern_raise', once)).status).toBe(409);
		// Asked again, it is still one; and what others ask is not counted with it.
		await raise(cast.cleo, others[0] ?? '');
		await raise(cast.ben, first);
		const [concern] = await about(others[0] ?? '');
		await cast.mara.document('concern_done', { concern: concern?.id });
		await raise(cast.cleo, first);
		expect(await about(first)).toHaveLength(2);
	});
}
