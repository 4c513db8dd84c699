/** The people of a cohort: named to its facilitators alone, removed for good, never left without one. */
import { beforeEach, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import {
	addFacilitator,
	invite,
	join,
	memberOf,
	overview,
	people,
	startCohort
} from '../circles.ts';
import { answer, send } from '../correspondence.ts';
import { tick } from '../practice.ts';
import type { Server } from '../server.ts';

export function members(server: Server, cast: Cast): void {
	let cohort: string;
	let door: string;

	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'Members');
		door = await invite(cast.mara, cohort);
		await join(cast.ada, door);
		await join(cast.ben, door, false);
	});

	const remove = async (name: string, by = cast.mara) =>
		by.call('member_remove', { cohort, member: await memberOf(by, cohort, name) });

	async function facilitators(): Promise<string[]> {
		const rows = await server.sql(
			`select p.display_name as name from private.memberships m
			join public.profiles p on p.user_id = m.user_id
			where m.cohort_id = $1 and m.role = 'facilitator' order by 1`,
			[cohort]
		);
		return rows.map(({ name }) => String(name));
	}

	test('facilitators find everyone by name, whether or not they share, and nothing but the day they came', async () => {
		await tick(cast.ben, 'first', 'a');
		const seen = await people(cast.mara, cohort);
		expect(seen).toMatchObject({ count: 3, found: 3, shown: 50, invitations: [{ token: door }] });
		const today = new Date().toISOString().slice(0, 10);
		const known = (name: string, role: string, shares: boolean) => ({
			member: expect.any(String),
			name,
			pronouns: null,
			role,
			shares,
			joined: today
		});
		expect(seen.people).toEqual([
			known('Mara', 'facilitator', false),
			known('Ada', 'learner', true),
			known('Ben', 'learner', false)
		]);
		expect(await people(cast.mara, cohort, { search: ' bE' })).toMatchObject({
			count: 3,
			found: 1,
			people: [{ name: 'Ben' }]
		});
		expect(await people(cast.mara, cohort, { search: '%' })).toMatchObject({ people: [] });
		for (const page of [2, 2_147_483_647]) {
			expect(await people(cast.mara, cohort, { page })).toMatchObject({ found: 3, people: [] });
		}
	});

	test('a member is named by an id that is good in one cohort alone', async () => {
		const other = await startCohort(server, cast.mara, 'Members too');
		await join(cast.ada, await invite(cast.mara, other));
		const here = await memberOf(cast.mara, cohort, 'Ada');
		const there = await memberOf(cast.mara, other, 'Ada');
		expect(new Set([here, there, cast.ada.id]).size).toBe(3);
		for (const member of [there, cast.ada.id, crypto.randomUUID()]) {
			expect((await cast.mara.call('member_remove', { cohort, member })).status).toBe(404);
		}
		expect(await people(cast.mara, other)).toMatchObject({ count: 2 });
	});

	test('a removed learner sees nothing of the cohort, and is seen in it nowhere', async () => {
		await tick(cast.ada, 'first', 'a');
		const thread = await send(cast.ada, cohort, 'Words');
		expect((await remove('Ada')).status).toBeLessThan(300);

		expect((await cast.ada.call('cohort_page', { cohort })).status).toBe(404);
		expect(JSON.stringify(await cast.ada.document('cohort_list'))).not.toContain(cohort);
		expect(await overview(cast.mara, cohort)).toMatchObject({
			learners: 1,
			sharing: 0,
			people: []
		});
		expect(JSON.stringify(await people(cast.mara, cohort))).not.toContain('Ada');
		expect((await cast.mara.call('reply_page', { reply: thread })).status).toBe(404);
		// What they sent stays theirs.
		expect((await cast.ada.call('reply_page', { reply: thread })).status).toBe(200);
	});

	test('a removed facilitator sees nothing, and what they answered stays with whom they answered', async () => {
		await addFacilitator(cast.mara, cohort, cast.noor);
		const thread = await send(cast.ada, cohort, 'Words');
		await answer(cast.noor, thread, 'Noor’s answer');
		expect((await cast.noor.call('reply_page', { reply: thread })).status).toBe(200);
		expect((await remove('Noor')).status).toBeLessThan(300);

		for (const [name, args] of [
			['reply_page', { reply: thread }],
			['cohort_page', { cohort }],
			['cohort_people', { cohort, search: '', page: 1 }],
			['cohort_overview', { cohort, sort: 'name', search: '', page: 1 }],
			['member_remove', { cohort, member: crypto.randomUUID() }]
		] as const) {
			expect((await cast.noor.call(name, args)).status, name).toBe(404);
		}
		expect((await cast.ada.call('reply_page', { reply: thread })).text).toContain('Noor’s answer');
	});

	test('the last facilitator is not removed, not even by themselves', async () => {
		expect((await remove('Mara')).status).toBe(409);
		expect(await facilitators()).toEqual(['Mara']);
		await addFacilitator(cast.mara, cohort, cast.noor);
		expect((await remove('Mara')).status).toBeLessThan(300);
		expect(await facilitators()).toEqual(['Noor']);
	});

	test('two who remove each other, or remove and leave, at once: one stays', async () => {
		for (const leaving of [false, true, false, true, false, true]) {
			await server.sql(`delete from private.memberships where cohort_id = $1`, [cohort]);
			await server.sql(
				`insert into private.memberships (cohort_id, user_id, role)
				select $1, unnest($2::uuid[]), 'facilitator'`,
				[cohort, [cast.mara.id, cast.noor.id]]
			);
			const maras = await memberOf(cast.mara, cohort, 'Mara');
			const noors = await memberOf(cast.mara, cohort, 'Noor');
			const said = await Promise.all([
				cast.mara.call('member_remove', { cohort, member: noors }),
				leaving
					? cast.noor.call('cohort_leave', { cohort, withdraw: false })
					: cast.noor.call('member_remove', { cohort, member: maras })
			]);
			expect(said.filter(({ status }) => status < 300).length).toBeGreaterThan(0);
			expect(await facilitators()).toHaveLength(1);
		}
	});
}
