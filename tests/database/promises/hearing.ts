/** Somebody hears of what waits or came back: once, within a day's mail, and not a word of it. */
import { beforeEach, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { addFacilitator, invite, join, memberOf, startCohort } from '../circles.ts';
import { answer, send } from '../correspondence.ts';
import { due, nextDay, tidy } from '../mails.ts';
import { operator, stranger, type Person } from '../people.ts';
import type { Server } from '../server.ts';

export function hearing(server: Server, cast: Cast): void {
	let cohort: string;
	let door: string;

	beforeEach(async () => {
		await tidy(server);
		cohort = await startCohort(server, cast.mara, 'Hearing');
		door = await invite(cast.mara, cohort);
		await hears(cast.mara);
		await join(cast.ada, door, true, true);
	});

	const hears = (person: Person, on = true) =>
		person.document('hearing_save', { cohort, hears: on });
	const sent = (mail: string) => operator(server).document('post_sent', { mail });
	const failed = (mail: string) =>
		operator(server).document('post_refused', { mail, problem: 'ECONNECTION' });

	test('a facilitator hears that somebody waits, and not a word of what was written', async () => {
		await send(cast.ada, cohort, 'Words');
		await send(cast.ada, cohort, 'Words');
		const mails = await due(server);
		expect(mails).toEqual([
			{
				mail: expect.any(String),
				email: cast.mara.email,
				name: 'Mara',
				cohort: { id: cohort, name: 'Hearing' },
				kind: 'waiting',
				count: 2,
				key: expect.stringMatching(/^[0-9a-f]{32}$/)
			}
		]);
	});

	test('a learner hears that an answer came back; nobody hears of their own words', async () => {
		await addFacilitator(cast.mara, cohort, cast.noor);
		await hears(cast.noor);
		const thread = await send(cast.ada, cohort, 'Words');
		await answer(cast.mara, thread, 'Answer');
		expect(await due(server)).toMatchObject([
			{ email: cast.ada.email, kind: 'came back', count: 1, cohort: { id: cohort } }
		]);
	});

	test('one mail a person a day: first where somebody waits longest, the rest the day after', async () => {
		const other = await startCohort(server, cast.mara, 'Hearing later');
		await cast.mara.document('hearing_save', { cohort: other, hears: true });
		await join(cast.ben, await invite(cast.mara, other));
		await send(cast.ada, cohort, 'Words');
		await send(cast.ben, other, 'Words');

		const [first, ...more] = await due(server);
		expect(first).toMatchObject({ cohort: { id: cohort }, count: 1 });
		expect(more).toEqual([]);
		await sent(first?.mail ?? '');
		await send(cast.ben, other, 'Words');
		expect(await due(server)).toEqual([]);
		await nextDay(server);
		expect(await due(server)).toMatchObject([{ cohort: { id: other }, count: 2 }]);
		await nextDay(server);
		expect(await due(server)).toEqual([]);
	});

	test('nobody is mailed twice: not by four processes at once, not when one died before it could tell', async () => {
		await send(cast.ada, cohort, 'Words');
		const taken = await Promise.all([1, 2, 3, 4].map(() => due(server)));
		expect(taken.flat()).toHaveLength(1);
		// Handed over, perhaps; reported, never.
		await nextDay(server);
		expect(await due(server)).toEqual([]);
		await send(cast.ada, cohort, 'Words');
		expect(await due(server)).toMatchObject([{ email: cast.mara.email, count: 1 }]);
	});

	test('a process that asks once more, because the answer was lost on the way, gets the same answer', async () => {
		await send(cast.ada, cohort, 'Words');
		const round = crypto.randomUUID();
		const first = await due(server, round);
		expect(first).toMatchObject([{ email: cast.mara.email, count: 1 }]);
		await send(cast.ada, cohort, 'Words');
		expect(await due(server, round)).toEqual(first);
		expect(await due(server)).toEqual([]);
		await sent(first[0]?.mail ?? '');
		expect(await due(server, round)).toEqual([]);
	});

	test('what the mail server did not take is tried again, later each time, and is then sent once', async () => {
		await send(cast.ada, cohort, 'Words');
		for (const minutes of [1, 2, 4]) {
			const [mail] = await due(server);
			expect(mail).toMatchObject({ email: cast.mara.email, count: 1 });
			await failed(mail?.mail ?? '');
			expect(await due(server)).toEqual([]);
			const [row] = await server.sql(
				`update private.mails set next_try_at = next_try_at - $2::interval where id = $1
				returning next_try_at <= now() as due, problem`,
				[mail?.mail ?? '', `${minutes} minutes`]
			);
			expect(row).toEqual({ due: true, problem: 'ECONNECTION' });
		}
		await send(cast.ada, cohort, 'Words');
		const [mail] = await due(server);
		expect(mail).toMatchObject({ email: cast.mara.email, count: 2 });
		await sent(mail?.mail ?? '');
		// Told of both at once: it was sent.
		await failed(mail?.mail ?? '');
		await nextDay(server);
		expect(await due(server)).toEqual([]);
	});

	test('what no mail server takes in twenty attempts is let be, and the next mail is not held up', async () => {
		await send(cast.ada, cohort, 'Words');
		const [mail] = await due(server);
		await server.sql('update private.mails set attempts = 20 where id = $1', [mail?.mail ?? '']);
		await failed(mail?.mail ?? '');
		await nextDay(server);
		expect(await due(server)).toEqual([]);
		await send(cast.ada, cohort, 'Words');
		expect(await due(server)).toMatchObject([{ count: 1 }]);
	});

	/** What ends the news of a waiting reply before its mail. */
	const ends: Record<string, (thread: string) => Promise<unknown>> = {
		withdrawn: (reply) => cast.ada.document('reply_withdraw', { reply }),
		answered: (thread) => answer(cast.noor, thread, 'Answer'),
		'found to need no answer': (reply) =>
			cast.noor.document('reply_settle', { reply, settled: true }),
		'looked at': (reply) => cast.mara.document('reply_page', { reply }),
		'of somebody who left with it': () =>
			cast.ada.document('cohort_leave', { cohort, withdraw: true }),
		'of somebody who was removed': async () =>
			cast.noor.document('member_remove', {
				cohort,
				member: await memberOf(cast.noor, cohort, 'Ada')
			}),
		'to a facilitator who asked for silence': () => hears(cast.mara, false),
		'to a facilitator who asked for silence, and for mail again': async () => {
			await hears(cast.mara, false);
			await hears(cast.mara);
		},
		'to a facilitator who left': () =>
			cast.mara.document('cohort_leave', { cohort, withdraw: false }),
		'to a facilitator who was removed': async () =>
			cast.noor.document('member_remove', {
				cohort,
				member: await memberOf(cast.noor, cohort, 'Mara')
			})
	};

	test.each(Object.keys(ends))('a reply that is %s makes no mail', async (name) => {
		await addFacilitator(cast.mara, cohort, cast.noor);
		await ends[name]?.(await send(cast.ada, cohort, 'Words'));
		const mails = await due(server);
		expect(mails.filter(({ kind }) => kind === 'waiting')).toEqual([]);
	});

	test('what nobody looked at, answered or settled does, also when somebody else looked or left it standing', async () => {
		await addFacilitator(cast.mara, cohort, cast.noor);
		const thread = await send(cast.ada, cohort, 'Words');
		await cast.noor.document('reply_page', { reply: thread });
		await cast.noor.document('reply_settle', { reply: thread, settled: true });
		await cast.noor.document('reply_settle', { reply: thread, settled: false });
		await cast.ada.document('cohort_leave', { cohort, withdraw: false });
		expect(await due(server)).toMatchObject([{ email: cast.mara.email, kind: 'waiting' }]);
	});

	/** What ends the news of an answer. */
	const learned: Record<string, (thread: string, answer: string) => Promise<unknown>> = {
		withdrawn: (_, answer) => cast.mara.document('answer_withdraw', { answer }),
		'to a reply that was withdrawn': (reply) => cast.ada.document('reply_withdraw', { reply }),
		'looked at': (reply) => cast.ada.document('reply_page', { reply }),
		answered: (thread) => answer(cast.ada, thread, 'Answer'),
		'to somebody who left': () => cast.ada.document('cohort_leave', { cohort, withdraw: false }),
		'to somebody who asked for silence': () => hears(cast.ada, false)
	};

	test.each(Object.keys(learned))('an answer that is %s makes no mail', async (name) => {
		const thread = await send(cast.ada, cohort, 'Words');
		await learned[name]?.(thread, await answer(cast.mara, thread, 'Answer'));
		const mails = await due(server);
		expect(mails.filter(({ email }) => email === cast.ada.email)).toEqual([]);
	});

	test('who did not say at joining that they want mail gets none', async () => {
		await join(cast.ben, door);
		const thread = await send(cast.ben, cohort, 'Words');
		await answer(cast.mara, thread, 'Answer');
		expect(await due(server)).toEqual([]);
		expect(await cast.ben.document('cohort_page', { cohort })).toMatchObject({ hears: false });
		expect(await cast.ada.document('cohort_page', { cohort })).toMatchObject({ hears: true });
	});

	test('whoever holds a mail ends such mails without signing in, in that cohort; any other key sounds the same', async () => {
		const other = await startCohort(server, cast.mara, 'Hearing on');
		await cast.mara.document('hearing_save', { cohort: other, hears: true });
		await send(cast.ada, cohort, 'Words');
		const [{ key = '' } = {}] = await due(server);
		const end = (key: string | null) => stranger(server).call('hearing_end', { key });
		const unknown = await Promise.all(['0'.repeat(32), '%', '', null].map(end));
		const standing = await cast.mara.document('cohort_page', { cohort });
		expect(standing).toMatchObject({ hears: true });
		const known = await end(key);
		for (const { status, text } of unknown) {
			expect({ status, text }).toEqual({ status: known.status, text: known.text });
		}
		expect(await cast.mara.document('cohort_page', { cohort })).toMatchObject({ hears: false });
		expect(await cast.mara.document('cohort_page', { cohort: other })).toMatchObject({
			hears: true
		});
	});

	test('mails that were long ago are forgotten, and nothing is told again for it', async () => {
		await send(cast.ada, cohort, 'Words');
		const [mail] = await due(server);
		await sent(mail?.mail ?? '');
		await server.sql(`update private.mails set handed_at = handed_at - interval '31 days'`);
		expect(await due(server)).toEqual([]);
		expect(await server.sql('select from private.mails')).toEqual([]);
		expect(await server.sql('select from private.notices')).toEqual([]);
		expect(await due(server)).toEqual([]);
	});
}
