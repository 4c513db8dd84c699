/** Ids of other people’s things, in arguments, open nothing and change nothing. */
import { beforeAll, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { invite, join, memberOf, overview, startCohort } from '../circles.ts';
import type { Server } from '../server.ts';

export function others(server: Server, cast: Cast): void {
	let maras: string;
	let noors: string;
	let door: string;
	let adas: string;

	beforeAll(async () => {
		maras = await startCohort(server, cast.mara, 'Mara’s');
		noors = await startCohort(server, cast.noor, 'Noor’s');
		door = await invite(cast.mara, maras);
		await join(cast.ada, door, false);
		adas = await memberOf(cast.mara, maras, 'Ada');
		await join(cast.ben, await invite(cast.noor, noors));
	});

	async function standing(): Promise<unknown> {
		const [row] = await server.sql(
			`select
				(select jsonb_agg(m order by m.user_id) from private.memberships m where cohort_id = any($1)) as members,
				(select jsonb_agg(i order by i.token) from private.invitations i where cohort_id = any($1)) as links`,
			[[maras, noors]]
		);
		return row;
	}

	test('a facilitator does nothing in a cohort that is not theirs', async () => {
		const before = await standing();
		for (const [name, args] of [
			['cohort_page', {}],
			['cohort_consent', { shares: true }],
			['cohort_leave', { withdraw: true }],
			['cohort_overview', { sort: 'name', search: '', page: 1 }],
			['invitation_make', { days: 7, seats: 5, role: 'facilitator' }],
			['invitation_replace', { token: door }],
			['hearing_save', { hears: true }],
			['cohort_settings', { name: 'Taken over', answers_within: '' }],
			['note_save', { body: 'Not theirs to say' }],
			['cohort_people', { search: '', page: 1 }],
			['member_remove', { member: adas }],
			['invitation_revoke', { token: door }]
		] as const) {
			expect((await cast.noor.call(name, { cohort: maras, ...args })).status, name).toBe(404);
			expect((await cast.ben.call(name, { cohort: maras, ...args })).status, name).toBe(404);
		}
		expect(await standing()).toEqual(before);
	});

	test('a facilitator cannot close another cohort’s link by naming their own cohort', async () => {
		await cast.noor.document('invitation_revoke', { cohort: noors, token: door });
		const look = await cast.finn.document('invitation_look', { token: door });
		expect(look).toMatchObject({ state: 'open', cohort: 'Mara’s' });
		await cast.mara.document('invitation_revoke', { cohort: maras, token: door });
		expect(await cast.finn.document('invitation_look', { token: door })).toMatchObject({
			state: 'revoked'
		});
	});

	test('a learner cannot agree for a classmate, nor for everyone', async () => {
		const before = await standing();
		await join(cast.cleo, await invite(cast.mara, maras));
		for (const more of [
			{ person: cast.ada.id },
			{ user_id: cast.ada.id },
			{ role: 'facilitator' }
		]) {
			const args = { cohort: maras, shares: true, ...more };
			expect((await cast.cleo.call('cohort_consent', args)).status).toBe(404);
		}
		await cast.cleo.document('cohort_consent', { cohort: maras, shares: true });
		expect(await overview(cast.mara, maras)).toMatchObject({ learners: 2, sharing: 1 });
		await cast.cleo.document('cohort_leave', { cohort: maras, withdraw: true });
		expect(((await standing()) as { members: unknown }).members).toEqual(
			(before as { members: unknown }).members
		);
	});

	test('a cohort is asked for by its id, and by nothing else', async () => {
		for (const cohort of ['', 'all', '%', `${maras}' or true`, [maras, noors], { neq: noors }]) {
			const answer = await cast.mara.call('cohort_page', { cohort });
			expect(answer.status, answer.text).toBe(400);
			expect(answer.text).not.toMatch(/Mara|Noor/);
		}
		expect((await cast.mara.call('cohort_page', { cohort: null })).status).toBe(404);
	});

	test('functions asked by GET answer no more than by POST', async () => {
		const get = (path: string) => cast.ben.rest('GET', `/rest/v1/rpc/${path}`);
		expect((await get(`cohort_page?cohort=${maras}`)).status).toBe(404);
		expect((await get(`cohort_overview?cohort=${maras}&sort=name&search=&page=1`)).status).toBe(
			404
		);
		expect((await get('host_list')).status).toBe(403);
		// What writes is not to be had by following a link.
		for (const path of [
			`cohort_leave?cohort=${noors}&withdraw=true`,
			`cohort_consent?cohort=${noors}&shares=false`
		]) {
			expect((await get(path)).status, path).toBeGreaterThanOrEqual(400);
		}
		expect(await overview(cast.noor, noors)).toMatchObject({ learners: 1, sharing: 1 });
	});
}
