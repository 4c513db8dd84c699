/** A cohort is handed to somebody who said yes, and to nobody else. */
import { beforeEach, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { addFacilitator, invite, join, memberOf, startCohort } from '../circles.ts';
import type { Person } from '../people.ts';
import type { Server } from '../server.ts';

type Page = {
	handover: { from: string; to: string; stays: boolean; mine: 'from' | 'to' | null } | null;
	others: { member: string; name: string }[];
};

export function handovers(server: Server, cast: Cast): void {
	let cohort: string;
	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'Handing over');
		await addFacilitator(cast.mara, cohort, cast.noor);
	});

	const page = (person: Person) => person.document<Page>('handover_page', { cohort });
	const offer = async (from: Person, to: string, stays = false) => {
		const { others } = await page(from);
		const member = others.find(({ name }) => name === to)?.member ?? crypto.randomUUID();
		return from.call('handover_offer', { cohort, member, stays });
	};
	const reply = (person: Person, accept: boolean) =>
		person.call('handover_answer', { cohort, accept });
	const isIn = async (person: Person) =>
		(await person.call('cohort_people', { cohort, search: '', page: 1 })).status === 200;
	const keeper = async () => {
		const [row] = await server.sql('select started_by from private.cohorts where id = $1', [
			cohort
		]);
		return row?.started_by;
	};
	const onDesk = async (person: Person) =>
		(
			await person.document<{ handovers: { cohort: { id: string } }[] }>('desk_page', {})
		).handovers.filter((one) => one.cohort.id === cohort).length;

	test('an offer changes nothing until it is accepted; then who offered it is out', async () => {
		expect((await offer(cast.mara, 'Noor')).status).toBeLessThan(300);
		expect(await onDesk(cast.noor)).toBe(1);
		expect(await onDesk(cast.mara)).toBe(0);
		expect([await isIn(cast.mara), await keeper()]).toEqual([true, cast.mara.id]);
		expect((await page(cast.noor)).handover).toMatchObject({
			from: 'Mara',
			to: 'Noor',
			mine: 'to'
		});
		expect((await reply(cast.noor, true)).status).toBeLessThan(300);
		expect([await isIn(cast.mara), await isIn(cast.noor)]).toEqual([false, true]);
		expect([await keeper(), await onDesk(cast.noor)]).toEqual([cast.noor.id, 0]);
	});

	test('who said that they stay, stays', async () => {
		await offer(cast.mara, 'Noor', true);
		await reply(cast.noor, true);
		expect([await isIn(cast.mara), await keeper()]).toEqual([true, cast.noor.id]);
	});

	test('declined or taken back, all is as it was, and the offer cannot be accepted any more', async () => {
		await offer(cast.mara, 'Noor');
		await reply(cast.noor, false);
		expect((await page(cast.mara)).handover).toBeNull();
		expect((await reply(cast.noor, true)).status).toBe(409);
		await offer(cast.mara, 'Noor');
		await cast.noor.document('handover_withdraw', { cohort });
		expect((await page(cast.mara)).handover).not.toBeNull();
		await cast.mara.document('handover_withdraw', { cohort });
		expect((await reply(cast.noor, true)).status).toBe(409);
		expect([await isIn(cast.mara), await keeper()]).toEqual([true, cast.mara.id]);
	});

	test('nobody but the one whom it is offered to accepts it, not even who offered it', async () => {
		await addFacilitator(cast.mara, cohort, cast.eve);
		await offer(cast.mara, 'Noor');
		for (const person of [cast.mara, cast.eve]) {
			expect((await reply(person, true)).status).toBe(409);
		}
		expect((await offer(cast.eve, 'Noor')).status).toBe(409);
		expect((await page(cast.eve)).handover).toMatchObject({ mine: null });
	});

	test('it is offered to no learner, no stranger, and not to oneself', async () => {
		await join(cast.ada, await invite(cast.mara, cohort));
		for (const name of ['Ada', 'Mara']) {
			const member = await memberOf(cast.mara, cohort, name);
			const said = await cast.mara.call('handover_offer', { cohort, member, stays: false });
			expect(said.status).toBe(404);
		}
		expect((await offer(cast.mara, 'Nobody')).status).toBe(404);
	});

	test.each(['to', 'from'])('it goes when the one it was %s leaves', async (side) => {
		await addFacilitator(cast.mara, cohort, cast.eve);
		await offer(cast.mara, 'Noor');
		const leaving = side === 'to' ? cast.noor : cast.mara;
		await leaving.document('cohort_leave', { cohort, withdraw: true });
		expect((await page(cast.eve)).handover).toBeNull();
		if (side === 'from') expect((await reply(cast.noor, true)).status).toBe(409);
	});

	test('it goes when the cohort ends, and none is made then', async () => {
		await offer(cast.mara, 'Noor');
		await cast.mara.document('cohort_end', { cohort, days: 30 });
		expect((await page(cast.noor)).handover).toBeNull();
		expect((await reply(cast.noor, true)).status).toBe(409);
		expect((await offer(cast.mara, 'Noor')).status).toBe(409);
	});

	test('accepting and leaving at once, the cohort keeps a facilitator', async () => {
		for (let round = 0; round < 4; round++) {
			await offer(cast.mara, 'Noor');
			await Promise.all([
				reply(cast.noor, true),
				cast.noor.call('cohort_leave', { cohort, withdraw: true })
			]);
			const [row] = await server.sql(
				`select count(*)::integer as n from private.memberships
				where cohort_id = $1 and role = 'facilitator'`,
				[cohort]
			);
			expect(row?.n).toBeGreaterThan(0);
			const left = (await isIn(cast.mara)) ? cast.mara : cast.noor;
			if (!(await isIn(cast.mara))) await addFacilitator(left, cohort, cast.mara);
			if (!(await isIn(cast.noor))) await addFacilitator(cast.mara, cohort, cast.noor);
		}
	});
}
