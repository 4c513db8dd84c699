/** What is written to the circle is read there and nowhere else, and stays its author's own. */
import { beforeAll, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import { invite, join, overview, startCohort } from '../circles.ts';
import {
	answer,
	circleOf,
	makeFacilitator,
	memberOf,
	remove,
	send,
	sendToCircle,
	thread,
	type Mirror
} from '../correspondence.ts';
import { arrive, told, type Person } from '../people.ts';
import type { Server } from '../server.ts';

type Back = {
	came_back: { reply: string; unread: number }[];
	waiting: { cohort: { id: string } }[];
};

export function circles(server: Server, cast: Cast): void {
	let cohort: string;
	let door: string;
	let dora: Person;

	beforeAll(async () => {
		cohort = await startCohort(server, cast.mara, 'Among ourselves');
		door = await invite(cast.mara, cohort);
		await begin(server, cast.ada, cast.ben, cast.cleo);
		const [fourth] = await arrive(server, 'Dora of the circle');
		if (!fourth) throw new Error('Nobody came.');
		dora = fourth;
		for (const person of [cast.ada, cast.ben]) await join(person, door, false);
		await startCohort(server, cast.noor, 'Another circle');
	});

	const turn = (open: boolean) => cast.mara.document('circle_save', { cohort, open });
	const words = (body: string) => ({
		cohort,
		id: crypto.randomUUID(),
		letter: 'sent',
		prompt: 'after',
		body
	});
	const listed = async (person: Person) =>
		(await circleOf(person, cohort)).messages.map(({ id }) => id);

	test('a circle is closed until its facilitators open it, and said before somebody joins', async () => {
		const looks = () => cast.cleo.document<object>('invitation_look', { token: door });
		expect(await looks()).toMatchObject({ circle: false });
		expect((await cast.ada.call('circle_send', words('Hello'))).status).toBe(409);
		await turn(true);
		expect(await looks()).toMatchObject({ circle: true });
		const page = await cast.ada.document('cohort_page', { cohort });
		expect(page).toMatchObject({ circle_since: expect.any(String) });
		await sendToCircle(cast.ada, cohort, 'Hello');
	});

	test('everybody in the circle reads a message and answers it, and nobody else', async () => {
		const message = await sendToCircle(cast.ada, cohort, 'To everybody');
		for (const person of [cast.ben, cast.mara]) {
			expect(await listed(person)).toContain(message);
			expect((await thread(person, message)).reply).toMatchObject({
				body: 'To everybody',
				by: { name: 'Ada' }
			});
		}
		// Names of members are for facilitators' pages alone.
		expect((await thread(cast.ben, message)).reply.by.member).toBeNull();
		expect((await thread(cast.mara, message)).reply.by.member).not.toBeNull();
		await answer(cast.ben, message, 'From Ben');
		await answer(cast.mara, message, 'From Mara');
		expect((await thread(cast.ada, message)).answers.map(({ by }) => by)).toEqual([
			{ name: 'Ben', role: 'member' },
			{ name: 'Mara', role: 'facilitator' }
		]);
		const nowhere = crypto.randomUUID();
		for (const person of [cast.noor, cast.cleo]) {
			expect((await person.call('circle_page', { cohort, page: 1 })).status).toBe(404);
			for (const [name, more] of [
				['reply_page', {}],
				['answer_send', { id: nowhere, body: 'x' }],
				['concern_raise', { answer: null, why: '' }],
				['message_hide', { answer: null, reason: 'x' }],
				['message_show', { answer: null }]
			] as const) {
				const theirs = await person.call(name, { reply: message, ...more });
				expect(theirs.status, name).toBe(404);
				expect(told(theirs)).toEqual(told(await person.call(name, { reply: nowhere, ...more })));
			}
		}
	});

	test('what goes to the facilitators stays between them and its author, also where the circle is open', async () => {
		const reply = await send(cast.ada, cohort, 'To the facilitators');
		expect((await cast.ben.call('reply_page', { reply })).status).toBe(404);
		for (const person of [cast.ada, cast.ben, cast.mara]) {
			expect(await listed(person)).not.toContain(reply);
		}
		expect((await thread(cast.mara, reply)).audience).toBe('facilitators');
		const hide = { reply, answer: null, reason: 'No' };
		expect((await cast.mara.call('message_hide', hide)).status).toBe(409);
		const ask = { reply, answer: null, why: '' };
		expect((await cast.mara.call('concern_raise', ask)).status).toBe(409);
		await cast.ada.document('reply_withdraw', { reply });
	});

	test('a message sent again is one message, whoever its author is, and comes back as it was written', async () => {
		const odd = '<img src=x onerror=alert(1)> \u202egnp.exe\n\t=1+1';
		for (const person of [cast.ada, cast.mara]) {
			const id = crypto.randomUUID();
			const sent = await Promise.all([1, 2, 3].map(() => sendToCircle(person, cohort, odd, id)));
			expect(new Set(sent).size).toBe(1);
			expect((await thread(cast.ben, sent[0] ?? '')).reply.body).toBe(odd);
		}
	});

	test('nobody waits for a circle, nobody is mailed of it, and its author is told what came back', async () => {
		await join(dora, door, false, true);
		await cast.mara.document('hearing_save', { cohort, hears: true });
		const message = await sendToCircle(dora, cohort, 'Dora’s');
		const heard = async () =>
			(
				await server.sql('select recipient::text, kind from private.notices where reply_id = $1', [
					message
				])
			).map(({ recipient, kind }) => [recipient, kind]);
		expect((await thread(cast.mara, message)).waiting_since).toBeNull();
		const { waiting } = await cast.mara.document<Back>('desk_page');
		expect(waiting.map((there) => there.cohort.id)).not.toContain(cohort);
		expect(await heard()).toEqual([]);

		const bens = await answer(cast.ben, message, 'Ben’s');
		expect(await heard()).toEqual([[dora.id, 'came back']]);
		const unread = async () => {
			const { came_back } = await dora.document<Back>('desk_page');
			return came_back.find(({ reply }) => reply === message)?.unread ?? 0;
		};
		expect(await unread()).toBe(1);
		await cast.mara.document('message_hide', { reply: message, answer: bens, reason: 'So' });
		expect(await unread()).toBe(0);
		await cast.mara.document('message_show', { reply: message, answer: bens });
		expect(await unread()).toBe(1);
		await thread(dora, message);
		expect(await unread()).toBe(0);
		await cast.mara.document('hearing_save', { cohort, hears: false });
	});

	test('what is new to one reader is nobody else’s to know', async () => {
		const message = await sendToCircle(cast.ada, cohort, 'New');
		const isNew = async (person: Person) =>
			(await circleOf(person, cohort)).messages.find(({ id }) => id === message)?.unread;
		expect(await Promise.all([cast.ada, cast.ben, cast.mara].map(isNew))).toEqual([
			false,
			true,
			true
		]);
		const before = await circleOf(cast.ada, cohort);
		await thread(cast.ben, message);
		expect(await isNew(cast.ben)).toBe(false);
		expect(await isNew(cast.mara)).toBe(true);
		expect(await circleOf(cast.ada, cohort)).toEqual(before);
	});

	test('the newest comes first, and of fewer than three no total is told', async () => {
		const [first, second] = [
			await sendToCircle(cast.ada, cohort, 'First'),
			await sendToCircle(cast.ben, cohort, 'Second')
		];
		for (const body of ['1', '2', '3']) await answer(cast.ben, first ?? '', body);
		await answer(cast.ada, second ?? '', '1');
		const page = await circleOf(cast.ada, cohort);
		expect(page.messages.slice(0, 2).map(({ id, answers }) => [id, answers])).toEqual([
			[second, null],
			[first, 3]
		]);
		expect(page.people).toBe(4);
		const few = await startCohort(server, cast.mara, 'A few');
		await join(cast.ada, await invite(cast.mara, few));
		expect((await circleOf(cast.ada, few)).people).toBeNull();
	});

	test('what is taken back is gone from the circle, with all that followed', async () => {
		const before = await circleOf(cast.ben, cohort);
		const message = await sendToCircle(cast.ada, cohort, 'For a moment');
		await answer(cast.ben, message, 'Ben’s');
		await cast.ada.document('reply_withdraw', { reply: message });
		expect(await circleOf(cast.ben, cohort)).toEqual(before);
		for (const person of [cast.ben, cast.mara]) {
			expect((await person.call('reply_page', { reply: message })).status).toBe(404);
		}
		expect((await thread(cast.ada, message)).answers).toHaveLength(1);
	});

	test('who leaves or is removed takes along what they wrote and answered, and reads nothing more', async () => {
		for (const end of [
			() => cast.cleo.document('cohort_leave', { cohort, withdraw: true }),
			() => remove(server, cohort, cast.cleo)
		]) {
			await join(cast.cleo, door, false);
			const theirs = await sendToCircle(cast.cleo, cohort, 'Cleo’s');
			const adas = await sendToCircle(cast.ada, cohort, 'Ada’s');
			await answer(cast.cleo, adas, 'Cleo’s answer');
			expect(await listed(cast.ben)).toContain(theirs);
			await end();
			expect(await listed(cast.ben)).not.toContain(theirs);
			expect((await thread(cast.ben, adas)).answers).toEqual([]);
			expect((await cast.cleo.call('reply_page', { reply: adas })).status).toBe(404);
			expect((await cast.cleo.call('circle_send', words('More'))).status).toBe(404);
			expect((await thread(cast.cleo, theirs)).reply.body).toBe('Cleo’s');
			// Once back, they have to say it again.
			await join(cast.cleo, door, false);
			expect((await thread(cast.ben, adas)).answers).toEqual([]);
			await remove(server, cohort, cast.cleo);
		}
	});

	test('with an account goes every word that it wrote to a circle', async () => {
		const [gone] = await arrive(server, 'Gone of the circle');
		if (!gone) throw new Error('Nobody came.');
		await join(gone, door, false);
		const theirs = await sendToCircle(gone, cohort, 'Theirs');
		const adas = await sendToCircle(cast.ada, cohort, 'Ada’s');
		await answer(gone, adas, 'Their answer');
		await server.sql('delete from auth.users where id = $1', [gone.id]);
		expect(await listed(cast.ben)).not.toContain(theirs);
		expect((await thread(cast.ada, adas)).answers).toEqual([]);
		const rows = await server.sql('select body from private.answers where reply_id = $1', [adas]);
		expect(rows).toEqual([]);
	});

	test('the mirror tells what went to the whole circle, and facilitators write there by name', async () => {
		const message = await sendToCircle(cast.mara, cohort, 'By Mara');
		expect((await thread(cast.ben, message)).reply.by).toMatchObject({ name: 'Mara' });
		const adas = await sendToCircle(cast.ada, cohort, 'Mirrored');
		const mirror = await cast.ada.document<Mirror>('seen_page');
		const here = mirror.cohorts.find(({ id }) => id === cohort);
		expect(here?.sent.find(({ id }) => id === adas)).toMatchObject({ audience: 'circle' });
		expect(here?.seen.replies.find(({ id }) => id === adas)).toMatchObject({ audience: 'circle' });
	});

	test('facilitators count what came to them, not what went to the circle, and have no page of each other', async () => {
		const sent = async () => (await overview(cast.mara, cohort)).sent_this_week;
		const before = await sent();
		const messages = [];
		await turn(true);
		await makeFacilitator(server, cohort, cast.finn);
		for (const person of [cast.ada, cast.finn]) {
			messages.push(await sendToCircle(person, cohort, `By ${person.name}`));
		}
		expect(await sent()).toBe(before);
		const reply = await send(cast.ada, cohort, 'To the facilitators');
		expect(await sent()).toBe(before + 1);
		await cast.ada.document('reply_withdraw', { reply });

		const [adas, finns] = await Promise.all(messages.map((message) => thread(cast.mara, message)));
		const page = async (member: string | null | undefined) =>
			(await cast.mara.call('learner_page', { cohort, member })).status;
		expect(await page(adas?.reply.by.member)).toBe(200);
		expect(finns?.reply.by).toMatchObject({ name: 'Finn', member: null });
		expect(await page(await memberOf(server, cohort, cast.finn))).toBe(404);
		await remove(server, cohort, cast.finn);
	});

	test('turned off, nothing is written to a circle, and what was written stays until it is taken back', async () => {
		const message = await sendToCircle(cast.ada, cohort, 'Stays');
		await turn(false);
		expect((await cast.ben.call('circle_send', words('More'))).status).toBe(409);
		const more = { reply: message, id: crypto.randomUUID(), body: 'More' };
		for (const person of [cast.ada, cast.ben, cast.mara]) {
			expect((await person.call('answer_send', more)).status).toBe(409);
		}
		expect(await listed(cast.ben)).toContain(message);
		await turn(true);
		await cast.ben.document('answer_send', more);
		await cast.ada.document('reply_withdraw', { reply: message });
		expect(await listed(cast.ben)).not.toContain(message);
	});

	test('a second facilitator sees the circle as the first', async () => {
		await makeFacilitator(server, cohort, cast.finn);
		expect(await listed(cast.finn)).toEqual(await listed(cast.mara));
		await remove(server, cohort, cast.finn);
	});
}
