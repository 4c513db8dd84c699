/** Whom facilitators invite by mail: each once, each by a link of their own, and nobody who said no. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliver } from '../../../src/lib/post/deliver.ts';
import { open as openOffice } from '../../../src/lib/post/office.server.ts';
import type { Cast } from '../cast.ts';
import { invite, join, startCohort } from '../circles.ts';
import {
	inviteMany,
	invitesDue,
	invitesPage,
	nextDayOfInvites,
	tidyInvites,
	type Invite
} from '../inviting.ts';
import { open, type Letterbox } from '../letterbox.ts';
import { tidy } from '../mails.ts';
import { operator, stranger, type Person } from '../people.ts';
import type { Server } from '../server.ts';

export function inviting(server: Server, cast: Cast): void {
	let cohort: string;
	beforeEach(async () => {
		await tidyInvites(server);
		cohort = await startCohort(server, cast.mara, 'Inviting');
	});

	const address = (name: string) => `${name}@invited.example`;
	const come = (person: Person, token: string) =>
		person.document<{ state: string }>('cohort_join', { token, shares: true, hears: false });
	const sent = (invite: string) => operator(server).document('invite_sent', { invite });
	const notSent = (invite: string, problem: string) =>
		operator(server).document('invite_not_sent', { invite, problem });
	const again = (invite: string) => cast.mara.call('invite_again', { cohort, invite });
	const states = async () => (await invitesPage(cast.mara, cohort)).counts;

	async function invited(...names: string[]): Promise<Invite[]> {
		await inviteMany(cast.mara, cohort, names.map(address));
		return invitesDue(server);
	}

	async function one(name: string): Promise<Invite> {
		const [only] = await invited(name);
		if (!only) throw new Error(`Nobody was invited as ${name}.`);
		return only;
	}

	test('of a list each address is told of in its line, and the good ones go', async () => {
		await join(cast.ada, await invite(cast.mara, cohort));
		await stranger(server).document('invite_refuse', { key: (await one('no')).key });
		const lines = await inviteMany(cast.mara, cohort, [
			' Wren@Invited.example',
			address('wren'),
			'nobody',
			'a@b',
			'two words@invited.example',
			'x\r\nBcc: y@invited.example',
			`${'l'.repeat(300)}@invited.example`,
			cast.ada.email,
			address('no'),
			''
		]);
		expect(lines.map(({ state }) => state)).toEqual([
			'invited',
			'doubled',
			...Array<string>(5).fill('malformed'),
			'already_joined',
			'refused',
			'malformed'
		]);
		expect(await invitesDue(server)).toEqual([
			{
				mail: expect.any(String),
				email: address('wren'),
				kind: 'invited',
				until: expect.any(String),
				cohort: { id: cohort, name: 'Inviting' },
				by: 'Mara',
				token: expect.stringMatching(/^[0-9a-f]{32}$/),
				key: expect.stringMatching(/^[0-9a-f]{32}$/)
			}
		]);
		expect(await inviteMany(cast.mara, cohort, [address('wren')])).toMatchObject([
			{ state: 'already_invited' }
		]);
		expect(await invitesDue(server)).toEqual([]);
	});

	test('up to 500 at once, 2,000 a day, for 1 to 365 days', async () => {
		const many = (n: number, from = 0) =>
			Array.from({ length: n }, (_, at) => address(`p${from + at}`));
		const ask = (addresses: string[], days = 14) =>
			cast.mara.call('invite_many', { cohort, addresses, days });
		const wrong: [string[], number][] = [
			[many(501), 14],
			[[], 14],
			[many(1), 0],
			[many(1), 366]
		];
		for (const [addresses, days] of wrong) {
			expect((await ask(addresses, days)).status).toBe(422);
		}
		for (const from of [0, 500, 1000, 1500]) expect((await ask(many(500, from))).status).toBe(200);
		expect((await ask(many(1, 2000))).status).toBe(429);
		expect(await states()).toEqual({ waiting: 2000 });
	});

	test('two who send the same list at once invite each address once', async () => {
		const lists = [['a', 'b', 'c'].map(address), ['c', 'b', 'a'].map(address)];
		await Promise.all(lists.map((list) => inviteMany(cast.mara, cohort, list)));
		expect(await states()).toEqual({ waiting: 3 });
	});

	test('a personal link lets one person in, once, also when two come at once; its token is nowhere kept', async () => {
		const { token, mail } = await one('wren');
		await sent(mail);
		expect(await stranger(server).document('invitation_look', { token })).toMatchObject({
			me: null,
			state: 'open',
			cohort: 'Inviting',
			role: 'learner'
		});
		const [kept] = await server.sql('select i::text as row from private.invited i where id = $1', [
			mail
		]);
		expect(kept?.row).not.toContain(token);
		// The facilitator's own link does not make them a learner, and uses nothing up.
		await come(cast.mara, token);
		const said = await Promise.all([cast.ada, cast.ben].map((person) => come(person, token)));
		expect(said.map(({ state }) => state).sort()).toEqual(['full', 'open']);
		expect(await come(cast.eve, token)).toEqual({ state: 'full' });
		expect(await states()).toEqual({ joined: 1 });
	});

	test('who came by another link has joined: no mail goes, and the personal link is used', async () => {
		await inviteMany(cast.mara, cohort, [cast.cleo.email, address('wren')]);
		await join(cast.cleo, await invite(cast.mara, cohort));
		expect((await invitesDue(server)).map(({ email }) => email)).toEqual([address('wren')]);
		expect(await states()).toMatchObject({ joined: 1 });
	});

	test('nobody is mailed twice: not by four processes at once, not when one died in mid-batch', async () => {
		await inviteMany(cast.mara, cohort, ['a', 'b', 'c'].map(address));
		const taken = await Promise.all(
			[1, 2, 3, 4].map(() => invitesDue(server, crypto.randomUUID(), 1))
		);
		expect(new Set(taken.flat().map(({ email }) => email)).size).toBe(3);
		expect(taken.flat()).toHaveLength(3);
		// Handed over, perhaps; reported, never.
		await nextDayOfInvites(server);
		expect(await invitesDue(server)).toEqual([]);
		expect(await states()).toEqual({ uncertain: 3 });
	});

	test('a process that asks once more gets the same people with links of that moment; the lost ones open nothing', async () => {
		await inviteMany(cast.mara, cohort, [address('wren')]);
		const round = crypto.randomUUID();
		const [lost] = await invitesDue(server, round);
		const [told] = await invitesDue(server, round);
		expect(told).toMatchObject({ mail: lost?.mail, key: lost?.key });
		expect(await come(cast.ada, lost?.token ?? '')).toEqual({ state: 'unknown' });
		expect(await come(cast.ada, told?.token ?? '')).toMatchObject({ state: 'open' });
		expect(await invitesDue(server, round)).toEqual([]);
	});

	test('what the mail server did not take goes later, with a fresh link; a mailbox that refuses is let be', async () => {
		const [a, b] = await invited('a', 'b');
		await notSent(a?.mail ?? '', 'ECONNECTION');
		await notSent(b?.mail ?? '', '550');
		expect(await states()).toEqual({ retrying: 1, undelivered: 1 });
		expect(await invitesDue(server)).toEqual([]);
		await server.sql('update private.invited set next_try_at = now() where handed_at is null');
		const [second] = await invitesDue(server);
		expect(second).toMatchObject({ mail: a?.mail });
		expect(second?.token).not.toBe(a?.token);
		await sent(second?.mail ?? '');
		await notSent(second?.mail ?? '', 'ECONNECTION');
		await nextDayOfInvites(server);
		expect(await invitesDue(server)).toEqual([]);
	});

	test('sent again, a day later at the earliest, with a new link; the old one opens nothing', async () => {
		const first = await one('wren');
		await sent(first.mail);
		expect((await again(first.mail)).status).toBe(409);
		await nextDayOfInvites(server);
		expect(await invitesDue(server)).toEqual([]);
		const said = await Promise.all([again(first.mail), again(first.mail)]);
		expect(said.map(({ status }) => status).sort()).toEqual([204, 409]);
		const [second] = await invitesDue(server);
		expect(await come(cast.ada, first.token)).toEqual({ state: 'unknown' });
		expect(await come(cast.ada, second?.token ?? '')).toMatchObject({ state: 'open' });
		expect((await again(first.mail)).status).toBe(409);
	});

	test('taken back: a mail that waits does not go, a link that went says so; invited anew, it is a day later', async () => {
		const { mail, token } = await one('wren');
		await inviteMany(cast.mara, cohort, [address('robin')]);
		const { lines } = await invitesPage(cast.mara, cohort);
		for (const { invite } of lines) await cast.mara.document('invite_revoke', { cohort, invite });
		expect(await invitesDue(server)).toEqual([]);
		expect(await come(cast.ada, token)).toEqual({ state: 'revoked' });
		const anew = () => inviteMany(cast.mara, cohort, [address('wren'), address('robin')]);
		expect((await anew()).map(({ state }) => state)).toEqual(['already_invited', 'invited']);
		await nextDayOfInvites(server);
		expect((await anew()).map(({ state }) => state)).toEqual(['invited', 'already_invited']);
		expect((await invitesDue(server)).map((one) => one.mail)).toContain(mail);
	});

	test('a no holds in every cohort and for every facilitator, and leaves no address behind', async () => {
		const { key, token } = await one('wren');
		const other = await startCohort(server, cast.noor, 'Inviting elsewhere');
		await inviteMany(cast.noor, other, [address('wren'), address('robin')]);
		for (const asked of [key, key, '0'.repeat(32)]) {
			expect((await stranger(server).call('invite_refuse', { key: asked })).status).toBe(204);
		}
		expect((await invitesDue(server)).map(({ email }) => email)).toEqual([address('robin')]);
		expect(await come(cast.ada, token)).toEqual({ state: 'unknown' });
		expect(await inviteMany(cast.noor, other, [address('WREN')])).toMatchObject([
			{ state: 'refused' }
		]);
		expect(await states()).toEqual({ refused: 1 });
		const [row] = await server.sql(
			`select (select string_agg(i::text, '') from private.invited i)
				|| (select string_agg(r::text, '') from private.refusals r) as all`
		);
		expect(row?.all).not.toContain('wren');
	});

	test('an address is forgotten thirty days after its invitation has ended; the no in the old mail holds', async () => {
		const { key } = await one('wren');
		await server.sql(`update private.invited set expires_at = now() - interval '31 days'`);
		await invitesDue(server);
		expect(await invitesPage(cast.mara, cohort)).toMatchObject({ found: 0, lines: [] });
		await stranger(server).document('invite_refuse', { key });
		expect(await inviteMany(cast.mara, cohort, [address('wren')])).toMatchObject([
			{ state: 'refused' }
		]);
	});

	test('an invitation of another cohort is nobody’s to send again, or to take back', async () => {
		const { mail, token } = await one('wren');
		await nextDayOfInvites(server);
		const other = await startCohort(server, cast.noor, 'Other inviting');
		const asked = { cohort: other, invite: mail };
		expect((await cast.noor.call('invite_again', asked)).status).toBe(404);
		await cast.noor.call('invite_revoke', asked);
		expect(await stranger(server).document('invitation_look', { token })).toMatchObject({
			state: 'open'
		});
	});

	test('an ended invitation lets nobody in', async () => {
		const { token } = await one('wren');
		await server.sql('update private.invited set expires_at = now()');
		expect(await come(cast.ada, token)).toEqual({ state: 'expired' });
	});

	test('a name of the inviter is told while they facilitate, and not after', async () => {
		await inviteMany(cast.mara, cohort, [address('wren')]);
		await server.sql(
			`update private.memberships set role = 'learner' where cohort_id = $1 and user_id = $2`,
			[cohort, cast.mara.id]
		);
		expect(await invitesDue(server)).toMatchObject([{ by: null }]);
	});

	/** Between the real database and a real mail server that comes and goes. */
	let letterbox: Letterbox | undefined;
	afterEach(async () => {
		await letterbox?.close();
		letterbox = undefined;
	});

	function round(port: number, isEnding = () => false) {
		const settings = {
			smtpUrl: `smtp://127.0.0.1:${port}`,
			from: 'Five Letters <letters@course.example>',
			secretKey: server.keys.secret
		};
		const sender = { title: 'Five Letters', origin: 'https://course.example' };
		return deliver(openOffice(server.url, settings, sender), isEnding);
	}

	test('the mail server goes down in mid-batch, and one process with it: each is mailed once, but for the one in hand', async () => {
		await tidy(server);
		letterbox = await open();
		const { port, letters } = letterbox;
		await inviteMany(cast.mara, cohort, ['a', 'b', 'c', 'd', 'e'].map(address));
		let asked = 0;
		expect(await round(port, () => asked++ === 2)).toEqual({ sent: 2, problems: [] });
		await expect.poll(() => letters.length).toBe(2);
		// Killed with a mail in hand: it was taken over, and nobody will ever tell.
		const [held] = await invitesDue(server, crypto.randomUUID(), 1);
		await letterbox.close();
		expect(await round(port)).toEqual({ sent: 0, problems: [expect.any(String)] });

		letterbox = await open(port);
		await server.sql('update private.invited set next_try_at = now() where problem is not null');
		const rounds = await Promise.all([round(port), round(port), round(port)]);
		expect(rounds.reduce((all, { sent }) => all + sent, 0)).toBe(2);
		const later = letterbox.letters;
		await expect.poll(() => later.length).toBe(2);
		const mailed = [...letters, ...later].map(({ to }) => to[0]?.address);
		expect(new Set([...mailed, held?.email]).size).toBe(5);
		await nextDayOfInvites(server);
		expect(await round(port)).toEqual({ sent: 0, problems: [] });

		const [letter] = later;
		expect(letter?.subject).toBe('Mara invites you to Inviting');
		const link = /https:\/\/course\.example\/join\/([0-9a-f]{32})/.exec(letter?.text ?? '')?.[1];
		expect(await come(cast.ada, link ?? '')).toMatchObject({ state: 'open' });
		const no = /https:\/\/course\.example\/mail\/no\/[0-9a-f]{32}/.exec(letter?.text ?? '')?.[0];
		expect(letter?.raw).toContain(`List-Unsubscribe: <${no}>`);
	});
}
