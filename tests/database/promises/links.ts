/** Links that make a facilitator, and links that take the place of one that went astray. */
import { beforeEach, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import {
	addFacilitator,
	invite,
	inviteFacilitator,
	join,
	overview,
	startCohort
} from '../circles.ts';
import { send } from '../correspondence.ts';
import { stranger, type Person } from '../people.ts';
import { tick } from '../practice.ts';
import type { Server } from '../server.ts';

export function links(server: Server, cast: Cast): void {
	let cohort: string;
	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'Links');
	});

	const come = (person: Person, token: string) =>
		person.document<{ state: string }>('cohort_join', { token, shares: true, hears: true });
	const role = async (person: Person) =>
		(await person.document<{ role: string }>('cohort_page', { cohort })).role;
	const replace = (token: string, by = cast.mara) =>
		by.call('invitation_replace', { cohort, token });
	const terms = async (token: string) =>
		(
			await server.sql(
				`select role, seats, joined, expires_at::text as until, revoked_at is not null as revoked
				from private.invitations where token = $1`,
				[token]
			)
		)[0];

	test('a hundred links are open at once and one more is not, and closed ones are forgotten in time', async () => {
		const make = () =>
			cast.mara.call('invitation_make', { cohort, ...{ days: 7, seats: 5, role: 'learner' } });
		for (const [rows, closed] of [
			['450', 'now()'],
			['99', 'null']
		]) {
			await server.sql(
				`insert into private.invitations (token, cohort_id, made_at, expires_at, revoked_at, seats)
				select md5($1 || n || $2), $1::uuid, now() - interval '1 hour', now() + interval '1 day', ${closed}, 5
				from generate_series(1, $2::integer) n`,
				[cohort, String(rows)]
			);
		}
		const { body: last } = await make();
		expect((await make()).status).toBe(409);
		expect((await replace(String(last))).status).toBe(200);
		const [row] = await server.sql(
			'select count(*)::integer as n from private.invitations where cohort_id = $1',
			[cohort]
		);
		expect(row?.n).toBe(500);
	});

	test('a facilitator’s link works once, also for two who come at once, and says what it is', async () => {
		const terms = { days: 7, seats: 40, role: 'facilitator' };
		const token = await cast.mara.document<string>('invitation_make', { cohort, ...terms });
		expect(await stranger(server).document('invitation_look', { token })).toMatchObject({
			state: 'open',
			role: 'facilitator'
		});
		const said = await Promise.all([cast.noor, cast.finn].map((person) => come(person, token)));
		expect(said.map(({ state }) => state).sort()).toEqual(['full', 'open']);
		expect(await come(cast.eve, token)).toEqual({ state: 'full' });
		expect(await overview(cast.mara, cohort)).toMatchObject({ learners: 0 });
		const { facilitators } = await overview(cast.mara, cohort);
		expect(facilitators).toHaveLength(2);
	});

	test('co-facilitators have the same rights', async () => {
		await addFacilitator(cast.mara, cohort, cast.noor);
		await join(cast.ada, await invite(cast.noor, cohort));
		expect(await overview(cast.noor, cohort)).toMatchObject({ learners: 1, sharing: 1 });
		await cast.noor.document('cohort_settings', { cohort, name: 'Noor’s', answers_within: '' });
		expect(await role(cast.noor)).toBe('facilitator');
	});

	test('a learner who becomes a facilitator shares nothing any more; what they sent stays theirs', async () => {
		await join(cast.ada, await invite(cast.mara, cohort));
		await tick(cast.ada, 'first', 'a');
		const thread = await send(cast.ada, cohort, 'Words');
		const token = await inviteFacilitator(cast.mara, cohort);
		// They have yet to use it, so the page of the link does not send them on.
		expect(await cast.ada.document('invitation_look', { token })).not.toHaveProperty('member_of');
		await come(cast.ada, token);
		expect(await role(cast.ada)).toBe('facilitator');
		expect(await overview(cast.mara, cohort)).toMatchObject({
			learners: 0,
			sharing: 0,
			people: [],
			letters: {}
		});
		expect(await cast.ada.document('reply_page', { reply: thread })).toMatchObject({
			role: 'author'
		});
		expect(await come(cast.eve, token)).toEqual({ state: 'full' });
	});

	test('a facilitator’s link that a facilitator opens, or a learner’s by anyone who is in, is not used up', async () => {
		const token = await inviteFacilitator(cast.mara, cohort);
		await come(cast.mara, token);
		expect(await terms(token)).toMatchObject({ joined: 0 });
		expect(await cast.mara.document('invitation_look', { token })).toMatchObject({
			member_of: cohort
		});
	});

	test('a replaced link opens nothing from that moment; the new one does, for the seats that are left', async () => {
		const token = await invite(cast.mara, cohort, 3);
		await join(cast.ada, token);
		const answer = await replace(token);
		const made = String(answer.body);
		expect(made).toMatch(/^[0-9a-f]{32}$/);
		expect(await come(cast.ben, token)).toEqual({ state: 'revoked' });
		const { until } = (await terms(token)) ?? {};
		expect(await terms(made)).toEqual({
			role: 'learner',
			seats: 2,
			joined: 0,
			until,
			revoked: false
		});
		expect(await come(cast.ben, made)).toMatchObject({ state: 'open' });
		const facilitators = await replace(await inviteFacilitator(cast.mara, cohort));
		expect(await terms(String(facilitators.body))).toMatchObject({ role: 'facilitator', seats: 1 });
	});

	test('what is no open link of the cohort is not replaced; two who replace one at once make one', async () => {
		const token = await invite(cast.mara, cohort);
		const said = await Promise.all([replace(token), replace(token)]);
		expect(said.map(({ status }) => status).sort()).toEqual([200, 409]);
		expect((await replace(token)).status).toBe(409);

		const other = await startCohort(server, cast.noor, 'Other links');
		const theirs = await invite(cast.noor, other);
		for (const unknown of [theirs, '0'.repeat(32)]) {
			expect((await replace(unknown)).status).toBe(404);
		}
		expect(await terms(theirs)).toMatchObject({ revoked: false });
	});

	test('a link is for learners or a facilitator, and for nothing else', async () => {
		for (const role of ['host', '', null]) {
			const asked = { cohort, days: 7, seats: 1, role };
			expect((await cast.mara.call('invitation_make', asked)).status).toBe(422);
		}
	});
}
