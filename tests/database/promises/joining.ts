/** Nobody is in a cohort without its invitation, or without a seat. */
import { beforeEach, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { invite, join, overview, startCohort } from '../circles.ts';
import { arrive, expectUnacceptable, holder, signIn, stranger, type Person } from '../people.ts';
import type { Server } from '../server.ts';

export function joining(server: Server, cast: Cast): void {
	let cohort: string;
	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'Joining');
	});

	const everyone = () => [cast.ada, cast.ben, cast.cleo, cast.dan, cast.eve, cast.finn];

	const ask = (person: Person, token: string | null, shares: boolean | null = true) =>
		person.document<{ state: string; cohort?: string }>('cohort_join', {
			token,
			shares,
			hears: false
		});

	async function standing(token: string) {
		const [row] = await server.sql(
			`select
				(select joined from private.invitations where token = $1)::integer as joined,
				(select count(*) from private.memberships where cohort_id = $2 and role = 'learner')::integer as learners`,
			[token, cohort]
		);
		return row;
	}

	test('six people at once on three seats: three are in, three hear that it is full', async () => {
		const token = await invite(cast.mara, cohort, 3);
		const said = await Promise.all(everyone().map((person) => ask(person, token)));
		expect(said.map(({ state }) => state).sort()).toEqual([
			'full',
			'full',
			'full',
			'open',
			'open',
			'open'
		]);
		expect(await standing(token)).toEqual({ joined: 3, learners: 3 });
	});

	test('the last seat, taken by two at once, is given once', async () => {
		for (let round = 0; round < 5; round++) {
			const token = await invite(cast.mara, cohort, 1);
			const pair = everyone().slice(0, 2);
			const said = await Promise.all(pair.map((person) => ask(person, token)));
			expect(said.map(({ state }) => state).sort()).toEqual(['full', 'open']);
			expect(await standing(token)).toEqual({ joined: 1, learners: 1 });
			await Promise.all(
				pair.map((person) => person.call('cohort_leave', { cohort, withdraw: true }))
			);
		}
	});

	test('who asks twice, one after the other or at once, takes one seat', async () => {
		const token = await invite(cast.mara, cohort, 5);
		await Promise.all([1, 2, 3].map(() => ask(cast.ada, token)));
		await ask(cast.ada, token);
		expect(await standing(token)).toEqual({ joined: 1, learners: 1 });
	});

	test('who comes by two links at once takes one seat', async () => {
		const one = await invite(cast.mara, cohort, 5);
		const two = await invite(cast.mara, cohort, 5);
		const said = await Promise.all([one, two, one, two].map((token) => ask(cast.ada, token)));
		for (const { state } of said) expect(state).toBe('open');
		const { joined } = (await standing(one)) ?? {};
		const other = await standing(two);
		expect(other?.learners).toBe(1);
		expect(Number(joined) + Number(other?.joined)).toBe(1);
	});

	test('who is in already stays as they are, whatever they answer the second time', async () => {
		const token = await invite(cast.mara, cohort);
		await join(cast.ada, token, false);
		await join(cast.ada, token, true);
		expect(await overview(cast.mara, cohort)).toMatchObject({ learners: 1, sharing: 0 });
	});

	test('who has not said whether to share does not share', async () => {
		await ask(cast.ada, await invite(cast.mara, cohort), null);
		expect(await overview(cast.mara, cohort)).toMatchObject({ learners: 1, sharing: 0 });
	});

	test('the facilitator does not become a learner by their own link', async () => {
		const token = await invite(cast.mara, cohort);
		await join(cast.mara, token);
		expect(await standing(token)).toEqual({ joined: 0, learners: 0 });
		expect(await cast.mara.document('cohort_page', { cohort })).toMatchObject({
			role: 'facilitator'
		});
	});

	test('an expired, revoked, full or unknown link lets nobody in and tells no more than that', async () => {
		const expired = await invite(cast.mara, cohort);
		await server.sql('update private.invitations set expires_at = now() where token = $1', [
			expired
		]);
		const revoked = await invite(cast.mara, cohort);
		await cast.mara.document('invitation_revoke', { cohort, token: revoked });
		const full = await invite(cast.mara, cohort, 1);
		await join(cast.ben, full);

		const unknown = 'f'.repeat(32);
		const states = { expired, revoked, full, unknown, nonsense: '% or true', null: null };
		for (const [state, token] of Object.entries(states)) {
			const answer = { state: ['nonsense', 'null'].includes(state) ? 'unknown' : state };
			expect(await ask(cast.ada, token)).toEqual(answer);
			const { me, ...look } = await cast.ada.document('invitation_look', { token });
			expect(me).toMatchObject({ id: cast.ada.id });
			expect(look).toEqual(answer);
			expect(await stranger(server).document('invitation_look', { token })).toEqual({
				me: null,
				...answer
			});
		}
		expect((await standing(full))?.learners).toBe(1);
	});

	test('part of a link, or one in capitals, is an unknown link', async () => {
		const token = await invite(cast.mara, cohort);
		expect(token).toMatch(/^[0-9a-f]{32}$/);
		for (const near of [
			token.slice(0, 31),
			token.toUpperCase(),
			`${token} `,
			`${token}0`,
			'_'.repeat(32)
		]) {
			if (near !== token) expect(await ask(cast.ada, near)).toEqual({ state: 'unknown' });
		}
	});

	test('the holder of an open link sees who asks before they answer, and no learner', async () => {
		const token = await invite(cast.mara, cohort);
		await join(cast.ada, token);
		const look = await stranger(server).document('invitation_look', { token });
		expect(look).toEqual({
			me: null,
			state: 'open',
			circle: false,
			cohort: 'Joining',
			role: 'learner',
			facilitators: [{ name: 'Mara', pronouns: null }],
			expires_at: expect.any(String)
		});
	});

	test('who has left comes back by invitation only', async () => {
		const token = await invite(cast.mara, cohort, 1);
		await join(cast.ada, token);
		await cast.ada.document('cohort_leave', { cohort, withdraw: true });
		expect((await cast.ada.call('cohort_page', { cohort })).status).toBe(404);
		expect((await cast.ada.call('cohort_consent', { cohort, shares: true })).status).toBe(404);
		expect(await ask(cast.ada, token)).toEqual({ state: 'full' });
	});

	test('a name comes first', async () => {
		const token = await invite(cast.mara, cohort);
		const nameless = await signIn(server, 'Nameless');
		expect((await nameless.call('cohort_join', { token, shares: true, hears: true })).status).toBe(
			422
		);
		expect(await standing(token)).toEqual({ joined: 0, learners: 0 });
	});

	test('a session that has ended joins nothing', async () => {
		const token = await invite(cast.mara, cohort);
		const [gone] = await arrive(server, 'Gone');
		await gone?.rest('POST', '/auth/v1/logout');
		const answer = await holder(server, gone?.token ?? '').call('cohort_join', {
			token,
			shares: true,
			hears: true
		});
		expect(answer.status).toBe(401);
		expect(await standing(token)).toEqual({ joined: 0, learners: 0 });
	});

	test('a link is open for 1 to 365 days to 1 to 1000 people', async () => {
		const make = (days: number | null, seats: number | null) =>
			cast.mara.call('invitation_make', { cohort, days, seats, role: 'learner' });
		for (const days of [0, -1, 366, null]) expect((await make(days, 5)).status).toBe(422);
		for (const seats of [0, -1, 1001, null]) expectUnacceptable(await make(7, seats));
		expect((await make(365, 1000)).status).toBe(200);
	});
}
