/** A cohort ends kindly: it is read until the day that was said, and everyone keeps what is theirs. */
import { beforeEach, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { addFacilitator, invite, join, overview, startCohort } from '../circles.ts';
import { answer, circleOf, send, sendToCircle, thread, type Mirror } from '../correspondence.ts';
import { inviteMany, invitesDue, invitesPage } from '../inviting.ts';
import type { Person } from '../people.ts';
import type { Server } from '../server.ts';

type Listed = { cohorts: { id: string; closes_at: string | null }[] };
type Desk = {
	came_back: { reply: string }[];
	waiting: { cohort: { id: string } }[];
	notes: { cohort: { id: string } }[];
	endings: { cohort: { id: string }; closes_at: string }[];
};

export function endings(server: Server, cast: Cast): void {
	let cohort: string;
	let door: string;
	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'Ending');
		door = await invite(cast.mara, cohort);
		for (const person of [cast.ada, cast.ben]) await join(person, door);
	});

	const end = (days: number, by: Person = cast.mara) => by.call('cohort_end', { cohort, days });
	const close = () =>
		server.sql('update private.cohorts set closes_at = now() where id = $1', [cohort]);
	const isListed = async (person: Person) =>
		(await person.document<Listed>('cohort_list', {})).cohorts.find(({ id }) => id === cohort);
	const desk = async (person: Person) => {
		const { came_back, waiting, notes, endings } = await person.document<Desk>('desk_page', {});
		const here = (one: { cohort: { id: string } }) => one.cohort.id === cohort;
		return {
			came_back: came_back.map(({ reply }) => reply),
			waiting: waiting.filter(here).length,
			notes: notes.filter(here).length,
			endings: endings.filter(here).length
		};
	};

	test('everyone in it is told until when it can be read, and nobody else is', async () => {
		expect(await desk(cast.ada)).toMatchObject({ endings: 0 });
		await end(30);
		const page = await cast.ada.document<{ ending: { ended_at: string; closes_at: string } }>(
			'cohort_page',
			{ cohort }
		);
		const days = Date.parse(page.ending.closes_at) - Date.parse(page.ending.ended_at);
		expect(days).toBe(30 * 86_400_000);
		expect(await desk(cast.ada)).toMatchObject({ endings: 1 });
		expect((await isListed(cast.mara))?.closes_at).toBe(page.ending.closes_at);
		expect(await desk(cast.noor)).toMatchObject({ endings: 0 });
	});

	test('the day that was said first holds, whoever ends it once more', async () => {
		await end(30);
		const before = await isListed(cast.ada);
		expect((await end(0)).status).toBeLessThan(300);
		expect(await isListed(cast.ada)).toEqual(before);
	});

	test.each([-1, 366, null])('%s days are no time to read it', async (days) => {
		expect((await cast.mara.call('cohort_end', { cohort, days })).status).toBe(422);
		expect((await isListed(cast.mara))?.closes_at).toBeNull();
	});

	test('what was sent can be read, and nothing new comes by any door', async () => {
		const id = crypto.randomUUID();
		const reply = await send(cast.ada, cohort, 'Words', { id });
		await end(30);
		expect((await thread(cast.mara, reply)).reply.body).toBe('Words');
		const words = {
			cohort,
			id: crypto.randomUUID(),
			letter: 'sent',
			prompt: 'after',
			body: 'More'
		};
		expect((await cast.ada.call('reply_send', words)).status).toBe(409);
		const answers = { reply, id: crypto.randomUUID(), body: 'An answer' };
		for (const person of [cast.mara, cast.ada]) {
			expect((await person.call('answer_send', answers)).status).toBe(409);
		}
		expect((await cast.mara.call('note_save', { cohort, body: 'A note' })).status).toBe(409);
		const terms = { cohort, days: 1, seats: 1, role: 'learner' };
		expect((await cast.mara.call('invitation_make', terms)).status).toBe(409);
		// On the way once more, it is the same reply.
		expect(await send(cast.ada, cohort, 'Words', { id })).toBe(reply);
	});

	test('its circle takes nothing new and is looked after while it is read, and no invitation goes once more', async () => {
		await cast.mara.document('circle_save', { cohort, open: true });
		const message = { reply: await sendToCircle(cast.ada, cohort, 'Words'), answer: null };
		await inviteMany(cast.mara, cohort, ['wren@ending.example']);
		const [line] = (await invitesPage(cast.mara, cohort)).lines;
		await end(30);
		const page = await circleOf(cast.ben, cohort);
		for (const [person, name, asked] of [
			[
				cast.ben,
				'circle_send',
				{ cohort, id: crypto.randomUUID(), letter: 'sent', prompt: 'after', body: 'More' }
			],
			[cast.mara, 'circle_save', { cohort, open: false }],
			[cast.mara, 'invite_again', { cohort, invite: line?.invite }]
		] as const) {
			const { status, text } = await person.call(name, asked);
			expect(status, name).toBe(409);
			expect(text, name).toContain('has ended');
		}
		expect(await circleOf(cast.ben, cohort)).toEqual(page);
		expect((await invitesDue(server)).map(({ email }) => email)).not.toContain(line?.address);
		await cast.ben.document('concern_raise', { ...message, why: '' });
		await cast.mara.document('message_hide', { ...message, reason: 'So' });
		expect((await circleOf(cast.ben, cohort)).messages).toEqual([]);
	});

	test('its links open nothing, and tell nothing but that it has ended', async () => {
		await end(30);
		expect(await cast.eve.document('invitation_look', { token: door })).not.toHaveProperty(
			'cohort'
		);
		const joining = { token: door, shares: true, hears: false };
		expect(await cast.eve.document('cohort_join', joining)).toEqual({ state: 'ended' });
		expect(await isListed(cast.eve)).toBeUndefined();
		await cast.mara.document('cohort_reopen', { cohort });
		await join(cast.eve, door);
		expect(await isListed(cast.eve)).toBeDefined();
	});

	test('a learner can withdraw, change their mind about consent, and leave', async () => {
		const reply = await send(cast.ada, cohort, 'Words');
		await end(30);
		await cast.ada.document('cohort_consent', { cohort, shares: false });
		expect((await overview(cast.mara, cohort)).people.map(({ name }) => name)).toEqual(['Ben']);
		await cast.ada.document('reply_withdraw', { reply });
		expect((await cast.mara.call('reply_page', { reply })).status).toBe(404);
		await cast.ada.document('cohort_leave', { cohort, withdraw: true });
		expect(await isListed(cast.ada)).toBeUndefined();
	});

	test('nobody is reminded of what can no longer be answered', async () => {
		await send(cast.ada, cohort, 'Words');
		expect(await desk(cast.mara)).toMatchObject({ waiting: 1 });
		await end(30);
		expect(await desk(cast.mara)).toMatchObject({ waiting: 0 });
		const { cohorts } = await cast.ada.document<Mirror>('seen_page', {});
		expect(cohorts.find(({ id }) => id === cohort)?.seen.replies).toMatchObject([
			{ waiting_since: null }
		]);
	});

	test('nobody is offered to write to it', async () => {
		const offered = async () =>
			(await cast.ada.document<Listed>('replies_page', {})).cohorts.some(({ id }) => id === cohort);
		expect(await offered()).toBe(true);
		await end(30);
		expect(await offered()).toBe(false);
	});

	test('once closed it is for its facilitators as for a stranger, and learners keep words and answers', async () => {
		const before = (await desk(cast.ada)).came_back;
		const reply = await send(cast.ada, cohort, 'Words');
		await answer(cast.mara, reply, 'An answer');
		await cast.mara.document('note_save', { cohort, body: 'A note' });
		await end(30);
		expect(await desk(cast.ada)).toMatchObject({ came_back: [reply, ...before], notes: 1 });
		await close();
		const view = { cohort, sort: 'name', search: '', page: 1 };
		for (const person of [cast.mara, cast.noor]) {
			expect((await person.call('cohort_page', { cohort })).status).toBe(404);
			expect((await person.call('cohort_overview', view)).status).toBe(404);
			expect((await person.call('reply_page', { reply })).status).toBe(404);
			expect(await isListed(person)).toBeUndefined();
			expect(await desk(person)).toMatchObject({ notes: 0, endings: 0 });
		}
		const kept = await thread(cast.ada, reply);
		expect([kept.reply.body, ...kept.answers.map(({ body }) => body)]).toEqual([
			'Words',
			'An answer'
		]);
		expect(kept.reply.withdrawn_at).toBeNull();
		const { cohorts, former } = await cast.ada.document<Mirror>('seen_page', {});
		expect(cohorts.find(({ id }) => id === cohort)).toBeUndefined();
		expect(former.find(({ id }) => id === cohort)).toMatchObject({
			closed: true,
			sent: [{ id: reply }]
		});
	});

	test('it goes on where it was when it is reopened, but not once it is closed', async () => {
		const reply = await send(cast.ada, cohort, 'Words');
		await addFacilitator(cast.mara, cohort, cast.noor);
		await end(30);
		await cast.noor.document('cohort_reopen', { cohort });
		await answer(cast.mara, reply, 'An answer');
		expect((await isListed(cast.ada))?.closes_at).toBeNull();
		await end(30);
		await close();
		expect((await cast.mara.call('cohort_reopen', { cohort })).status).toBe(404);
	});

	test('ended for no day at all it is closed at once', async () => {
		await end(0);
		expect((await cast.mara.call('cohort_page', { cohort })).status).toBe(404);
		expect((await cast.ada.call('cohort_page', { cohort })).status).toBe(404);
	});

	test('a mail that was to come tells of nothing that is closed', async () => {
		const news = async () =>
			(
				await server.sql(
					`select private.is_news(n) as news from private.notices n
					join private.replies r on r.id = n.reply_id where r.cohort_id = $1`,
					[cohort]
				)
			).map(({ news }) => news);
		await cast.ada.document('hearing_save', { cohort, hears: true });
		await answer(cast.mara, await send(cast.ada, cohort, 'Words'), 'An answer');
		await end(30);
		expect(await news()).toEqual([true]);
		await close();
		expect(await news()).toEqual([false]);
	});
}
