/** A cohort keeps a facilitator, and nobody makes themselves one. */
import { beforeEach, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { addFacilitator, invite, join, makeHost, overview, startCohort } from '../circles.ts';
import { operator } from '../people.ts';
import type { Server } from '../server.ts';

export function facilitating(server: Server, cast: Cast): void {
	let cohort: string;
	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'Facilitating');
	});

	async function facilitators(): Promise<number> {
		const [row] = await server.sql(
			`select count(*)::integer as n from private.memberships where cohort_id = $1 and role = 'facilitator'`,
			[cohort]
		);
		return Number(row?.n);
	}

	test('the last facilitator cannot leave', async () => {
		expect((await cast.mara.call('cohort_leave', { cohort, withdraw: true })).status).toBe(409);
		expect(await facilitators()).toBe(1);
	});

	test('one of two can, and then sees the cohort no more', async () => {
		await addFacilitator(cast.mara, cohort, cast.noor);
		await cast.noor.document('cohort_leave', { cohort, withdraw: true });
		expect(await facilitators()).toBe(1);
		expect((await cast.noor.call('cohort_page', { cohort })).status).toBe(404);
		const view = { cohort, sort: 'name', search: '', page: 1 };
		expect((await cast.noor.call('cohort_overview', view)).status).toBe(404);
	});

	test('two leaving at once: one stays', async () => {
		for (let round = 0; round < 5; round++) {
			await addFacilitator(cast.mara, cohort, cast.noor);
			const pair = [cast.mara, cast.noor];
			const left = await Promise.all(
				pair.map((person) => person.call('cohort_leave', { cohort, withdraw: true }))
			);
			expect(left.filter(({ status }) => status < 300)).toHaveLength(1);
			expect(left.filter(({ status }) => status === 409)).toHaveLength(1);
			expect(await facilitators()).toBe(1);
			if (left[0]?.status === 409) continue;
			// Mara is there again for the next round.
			await addFacilitator(cast.noor, cohort, cast.mara);
			await cast.noor.document('cohort_leave', { cohort, withdraw: true });
		}
	});

	test('a facilitator has no progress to share there', async () => {
		expect((await cast.mara.call('cohort_consent', { cohort, shares: true })).status).toBe(403);
		expect(await overview(cast.mara, cohort)).toMatchObject({
			learners: 0,
			sharing: 0,
			people: []
		});
	});

	test('only whom the operator made a host starts a cohort, for as long as they are one', async () => {
		const { eve } = cast;
		const start = () => eve.call('cohort_start', { name: 'Eve’s' });
		await operator(server).document('host_remove', { email: eve.email });
		expect((await start()).status).toBe(403);
		await makeHost(server, eve);
		expect((await start()).status).toBe(200);
		await operator(server).document('host_remove', { email: ` ${eve.email.toUpperCase()} ` });
		expect((await start()).status).toBe(403);
	});

	test('a learner’s token has no way to be a host, whatever else it sends along', async () => {
		const { dan } = cast;
		await dan.rest('PUT', '/auth/v1/user', {
			data: { role: 'service_role', host: true },
			app_metadata: { role: 'service_role' },
			role: 'service_role'
		});
		expect((await dan.call('host_add', { email: dan.email })).status).toBe(403);
		const claimed = {
			'x-role': 'service_role',
			role: 'service_role',
			prefer: 'params=single-object'
		};
		const answer = await dan.rest('POST', '/rest/v1/rpc/host_add', { email: dan.email }, claimed);
		expect(answer.status).toBe(403);
		expect((await dan.call('cohort_start', { name: 'Dan’s' })).status).toBe(403);
	});

	test('a host who facilitates nothing sees nothing of anyone', async () => {
		await makeHost(server, cast.noor);
		await join(cast.ada, await invite(cast.mara, cohort));
		const list = await cast.noor.document<{ cohorts: { id: string }[] }>('cohort_list');
		expect(list.cohorts.map(({ id }) => id)).not.toContain(cohort);
		const view = { cohort, sort: 'name', search: '', page: 1 };
		expect((await cast.noor.call('cohort_overview', view)).status).toBe(404);
	});
}
