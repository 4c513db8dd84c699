/** The circle's sums are what ticks, read marks and consent say, and nobody waits for ever to save. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import { invite, join, overview, startCohort } from '../circles.ts';
import { arrive, type Answer, type Person } from '../people.ts';
import { practise } from '../practice.ts';
import type { Server } from '../server.ts';

export function counts(server: Server, cast: Cast): void {
	const circles: { id: string; door: string }[] = [];
	const learners = () => [cast.ada, cast.ben, cast.cleo];

	beforeAll(async () => {
		await begin(server, ...learners());
		for (const host of [cast.mara, cast.noor]) {
			const id = await startCohort(server, host, 'Counted');
			circles.push({ id, door: await invite(host, id, 1000) });
		}
		for (const { door } of circles) for (const person of learners()) await join(person, door);
	});

	/** Sums that are not what a count of the rows comes to. */
	function drifted() {
		return server.sql(`
			with sharing as (
				select cohort_id, user_id from private.memberships
				where role = 'learner' and shares_since is not null
			),
			counted as (
				select cohort_id, letter::text, 'step' as mark, step::text as step, count(*)
				from sharing join public.ticks using (user_id) group by 1, 2, 4
				union all
				select cohort_id, letter::text, 'ticked', '', count(distinct user_id)
				from sharing join public.ticks using (user_id) group by 1, 2
				union all
				select cohort_id, letter::text, 'read', '', count(*)
				from sharing join public.reads using (user_id) group by 1, 2
				union all
				select s.cohort_id, r.letter::text, 'read alone', '', count(*)
				from sharing s join public.reads r using (user_id)
				left join public.ticks t on t.user_id = r.user_id and t.letter = r.letter
				where t.user_id is null group by 1, 2
			),
			kept as (
				select cohort_id, letter::text, mark, step, people::bigint from private.counts where people <> 0
			)
			(select 'missing' as what, * from (table counted except table kept) m)
			union all
			(select 'too many', * from (table kept except table counted) k)
		`);
	}

	const steps = fc.subarray(['a', 'b', 'c', 'd']);
	const act = fc.record({
		who: fc.nat(2),
		where: fc.nat(1),
		does: fc.oneof(
			{
				weight: 3,
				arbitrary: fc.record({
					tick: steps,
					untick: steps,
					read: fc.constantFrom(true, false, null)
				})
			},
			{ weight: 2, arbitrary: fc.constantFrom('share', 'keep', 'join', 'leave', 'send') }
		)
	});
	type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;
	const rounds = fc.array(fc.array(act, { minLength: 2, maxLength: 8 }), {
		minLength: 1,
		maxLength: 4
	});

	test('however people tick, agree, join, write and leave, also at once, the sums are as counted afresh', async () => {
		await fc.assert(
			fc.asyncProperty(rounds, async (rounds) => {
				for (const round of rounds) {
					await Promise.all(round.map(perform));
					expect(await drifted()).toEqual([]);
				}
			}),
			{ numRuns: 10 }
		);

		async function perform({ who, where, does }: Act): Promise<void> {
			const person = learners()[who] as Person;
			const { id: cohort, door: token } = circles[where] as (typeof circles)[number];
			if (typeof does === 'object') return void (await practise(person, 'summed', does));
			const id = crypto.randomUUID();
			const asked: Record<string, () => Promise<Answer>> = {
				share: () => person.call('cohort_consent', { cohort, shares: true }),
				keep: () => person.call('cohort_consent', { cohort, shares: false }),
				join: () => join(person, token).then(() => person.call('health')),
				leave: () => person.call('cohort_leave', { cohort, withdraw: true }),
				send: () =>
					person.call('reply_send', { cohort, id, letter: 'summed', prompt: 'a', body: 'Words' })
			};
			const answer = await asked[does]?.();
			// Who is no member at that moment hears that; nobody hears of two who waited for each other.
			expect([200, 204, 404], answer?.text).toContain(answer?.status);
		}
	}, 60_000);

	test('people who save the same steps in opposite orders never wait each for the other', async () => {
		const people = [...learners(), cast.dan, cast.eve, cast.finn];
		for (const { door } of circles) for (const person of people) await join(person, door);
		const all = Array.from({ length: 160 }, (_, n) => `s${n}`);
		const halves = [all.slice(0, 80), all.slice(80)];
		for (let round = 0; round < 6; round++) {
			// What comes into the sums by one of them goes out of them by the next.
			const saving = people.map((person, n) => {
				const [tick = [], untick = []] = (round + n) % 2 ? halves : halves.toReversed();
				return practise(person, 'summed', { tick, untick, read: n % 2 === 0 });
			});
			await Promise.all(saving);
		}
		expect(await drifted()).toEqual([]);
	});

	test('how many practised a step is told once five have begun its letter, and no sooner', async () => {
		const cohort = await startCohort(server, cast.mara, 'Few');
		const door = await invite(cast.mara, cohort);
		const [last, ...people] = [cast.ada, cast.ben, cast.cleo, cast.dan, cast.eve];
		for (const person of [last, ...people]) await join(person, door);
		for (const person of people) await practise(person, 'few', { tick: ['a'] });
		const four = await overview(cast.mara, cohort);
		expect(four.letters.few).toMatchObject({ ticked: 4 });
		expect(four.steps.few).toBe(undefined);
		await practise(last, 'few', { read: true });
		expect((await overview(cast.mara, cohort)).steps.few).toEqual({ a: 4 });
	});

	test('an account that is deleted leaves nothing in the sums', async () => {
		const [gone] = await arrive(server, 'Gone of counts');
		if (!gone) throw new Error('Nobody came.');
		for (const { door } of circles) await join(gone, door);
		await practise(gone, 'summed', { tick: ['alone'], read: true });
		const { steps } = await overview(cast.mara, circles[0]?.id ?? '');
		expect(steps.summed?.alone).toBe(1);
		await server.sql('delete from auth.users where id = $1', [gone.id]);
		expect(await drifted()).toEqual([]);
		expect((await overview(cast.mara, circles[0]?.id ?? '')).steps.summed?.alone).toBe(undefined);
		const rows = await server.sql('select * from private.counted where user_id = $1', [gone.id]);
		expect(rows).toEqual([]);
	});
}
