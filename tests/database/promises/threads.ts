/** A thread knows who waits, and tells nobody who has looked. It outlives accounts and cohorts. */
import { beforeAll, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import { invite, join, startCohort } from '../circles.ts';
import { answer, makeFacilitator, send, thread } from '../correspondence.ts';
import { arrive } from '../people.ts';
import type { Server } from '../server.ts';

export function threads(server: Server, cast: Cast): void {
	let cohort: string;
	let door: string;

	beforeAll(async () => {
		cohort = await startCohort(server, cast.mara, 'Threads');
		door = await invite(cast.mara, cohort);
		await begin(server, cast.ada);
		await join(cast.ada, door);
	});

	test('somebody waits since the first of their words that nobody answered or settled', async () => {
		const reply = await send(cast.ada, cohort, 'Words');
		const state = async () => {
			const { waiting_since, settled, reply: sent, answers } = await thread(cast.mara, reply);
			const said = [{ id: 'reply', sent_at: sent.sent_at }, ...answers];
			const since = said.find(({ sent_at }) => sent_at === waiting_since)?.id ?? waiting_since;
			return [since, settled];
		};
		const withdraw = (person: typeof cast.ada, answer: string) =>
			person.document('answer_withdraw', { answer });
		const settle = (settled: boolean) => cast.mara.document('reply_settle', { reply, settled });

		expect(await state()).toEqual(['reply', false]);
		const maras = await answer(cast.mara, reply, 'An answer');
		expect(await state()).toEqual([null, false]);
		const first = await answer(cast.ada, reply, 'And another thing');
		const second = await answer(cast.ada, reply, 'And one more');
		expect(await state()).toEqual([first, false]);
		await withdraw(cast.ada, first);
		expect(await state()).toEqual([second, false]);
		await withdraw(cast.ada, second);
		expect(await state()).toEqual([null, false]);
		await withdraw(cast.mara, maras);
		expect(await state()).toEqual(['reply', false]);
		await settle(true);
		expect(await state()).toEqual([null, true]);
		const later = await answer(cast.ada, reply, 'Still');
		expect(await state()).toEqual([later, false]);
		await settle(true);
		expect(await state()).toEqual([null, true]);
		await settle(false);
		expect(await state()).toEqual(['reply', false]);
	});

	test('a withdrawn answer is gone for the others, and kept for who wrote it', async () => {
		const reply = await send(cast.ada, cohort, 'Words');
		for (const [writer, reader] of [
			[cast.mara, cast.ada],
			[cast.ada, cast.mara]
		] as const) {
			const before = (await thread(reader, reply)).answers;
			const said = await answer(writer, reply, `Said by ${writer.name}`);
			expect((await reader.call('answer_withdraw', { answer: said })).status).toBe(404);
			expect((await thread(reader, reply)).answers).toHaveLength(before.length + 1);
			// Asked twice, as by a double click.
			await writer.document('answer_withdraw', { answer: said });
			await writer.document('answer_withdraw', { answer: said });
			expect((await thread(reader, reply)).answers).toEqual(before);
			expect((await thread(writer, reply)).answers.find(({ id }) => id === said)).toMatchObject({
				body: `Said by ${writer.name}`,
				withdrawn_at: expect.any(String)
			});
		}
	});

	test('what came back is told until it is read, to its reader alone', async () => {
		type Back = { came_back: { reply: string; unread: number }[] };
		const reply = await send(cast.ada, cohort, 'Words');
		const unread = async () => {
			const { came_back } = await cast.ada.document<Back>('desk_page');
			const page = await cast.ada.document<{ replies: { id: string; unread: number }[] }>(
				'replies_page'
			);
			const listed = page.replies.find(({ id }) => id === reply)?.unread;
			expect(came_back.find((back) => back.reply === reply)?.unread ?? 0).toBe(listed);
			return listed;
		};
		expect(await unread()).toBe(0);
		const first = await answer(cast.mara, reply, 'One');
		await answer(cast.mara, reply, 'Two');
		expect(await unread()).toBe(2);
		await cast.mara.document('answer_withdraw', { answer: first });
		expect(await unread()).toBe(1);

		const before = await thread(cast.mara, reply);
		expect(await unread()).toBe(1);
		await thread(cast.ada, reply);
		expect(await unread()).toBe(0);
		expect(await thread(cast.mara, reply)).toEqual(before);
		await answer(cast.mara, reply, 'Three');
		expect(await unread()).toBe(1);
	});

	test('an answer stays with the learner when its author’s account is gone, and a reply goes with its own', async () => {
		const [gone, leaver] = await arrive(server, 'Gone of threads', 'Leaver of threads');
		if (!gone || !leaver) throw new Error('Nobody came.');
		await makeFacilitator(server, cohort, gone);
		await join(leaver, door);
		const reply = await send(cast.ada, cohort, 'Words');
		await answer(gone, reply, 'Left behind');
		const theirs = await send(leaver, cohort, 'Theirs');
		await answer(gone, theirs, 'An answer');
		await server.sql('delete from auth.users where id = any($1)', [[gone.id, leaver.id]]);
		expect((await thread(cast.ada, reply)).answers).toMatchObject([
			{ body: 'Left behind', by: { name: null, role: 'facilitator' } }
		]);
		expect((await cast.mara.call('reply_page', { reply: theirs })).status).toBe(404);
		const rows = await server.sql('select id from private.answers where reply_id = $1', [theirs]);
		expect(rows).toEqual([]);
	});

	test('a reply outlives its cohort, for its author alone', async () => {
		const ended = await startCohort(server, cast.mara, 'Ended');
		await join(cast.ada, await invite(cast.mara, ended));
		const reply = await send(cast.ada, ended, 'Words');
		await answer(cast.mara, reply, 'An answer');
		await server.sql('delete from private.cohorts where id = $1', [ended]);
		expect(await thread(cast.ada, reply)).toMatchObject({
			cohort: null,
			cohort_name: 'Ended',
			to: [],
			answers: [{ body: 'An answer' }]
		});
		expect((await cast.mara.call('reply_page', { reply })).status).toBe(404);
		const more = { reply, id: crypto.randomUUID(), body: 'More' };
		expect((await cast.ada.call('answer_send', more)).status).toBe(409);
	});
}
