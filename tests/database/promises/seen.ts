/** What a learner sees in the mirror is what facilitators see, and opening their page leaves a visit. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import { invite, join, overview, progress, startCohort } from '../circles.ts';
import {
	answer,
	makeFacilitator,
	memberOf,
	remove,
	send,
	thread,
	views,
	type Mirror,
	type Seen
} from '../correspondence.ts';
import { told, type Person } from '../people.ts';
import { practise } from '../practice.ts';
import type { Server } from '../server.ts';

const nowhere = '11111111-1111-4111-8111-111111111111';

export function seen(server: Server, cast: Cast): void {
	let cohort: string;
	let member: string;

	beforeAll(async () => {
		cohort = await startCohort(server, cast.mara, 'The mirror');
		const door = await invite(cast.mara, cohort);
		await begin(server, cast.dan, cast.eve);
		await join(cast.dan, door);
		await join(cast.eve, door, false);
		member = await memberOf(server, cohort, cast.dan);
	});

	async function mirror(person: Person) {
		const { cohorts } = await person.document<Mirror>('seen_page');
		const here = cohorts.find(({ id }) => id === cohort);
		if (!here) throw new Error(`${person.name} is not in the mirror.`);
		return here;
	}

	const open = (person: Person, who = member) =>
		person.call('learner_page', { cohort, member: who });

	const act = fc.oneof(
		fc.record({
			do: fc.constant('practise' as const),
			letter: fc.constantFrom('first', 'second'),
			tick: fc.subarray(['a', 'b', 'c']),
			untick: fc.subarray(['a', 'b', 'c']),
			read: fc.constantFrom(true, false, null)
		}),
		fc.record({ do: fc.constant('consent' as const), shares: fc.boolean() }),
		fc.record({
			do: fc.constant('send' as const),
			body: fc.stringMatching(/^[a-z<&‮*][^\0\r]{0,200}$/)
		}),
		fc.record({
			do: fc.constantFrom('withdraw', 'answer', 'write on', 'take back', 'settle'),
			which: fc.nat(5)
		})
	);
	type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

	test('whatever is ticked, agreed, sent, answered and taken back, the mirror equals the page and the overview', async () => {
		const sent: string[] = [];
		const said: [Person, string][] = [];
		await fc.assert(
			fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 10 }), async (acts) => {
				for (const one of acts) await perform(one);
				const { seen, shares } = await mirror(cast.dan);
				const page = await open(cast.mara);
				if (seen.row || seen.replies.length) {
					expect((page.body as { seen: Seen }).seen).toEqual(seen);
				} else expect(page.status).toBe(404);
				expect(seen.row !== null).toBe(shares);
				const { people } = await overview(cast.mara, cohort, { search: 'Dan' });
				expect(people.map(progress)).toEqual(seen.row ? [seen.row] : []);
				// What still stands, and nothing that does not.
				expect(seen.replies.map(({ id }) => id).sort()).toEqual([...sent].sort());
			}),
			{ numRuns: 12 }
		);

		async function perform(one: Act): Promise<void> {
			if (one.do === 'practise') return void (await practise(cast.dan, one.letter, one));
			if (one.do === 'consent')
				return void (await cast.dan.document('cohort_consent', { cohort, shares: one.shares }));
			if (one.do === 'send') return void sent.push(await send(cast.dan, cohort, one.body));
			if (one.do === 'take back') {
				const [[person, answer] = []] = said.splice(one.which, 1);
				return void (await person?.document('answer_withdraw', { answer }));
			}
			const reply = sent[one.which];
			if (!reply) return;
			if (one.do === 'withdraw') {
				sent.splice(one.which, 1);
				await cast.dan.document('reply_withdraw', { reply });
			} else if (one.do === 'settle') {
				await cast.mara.document('reply_settle', { reply, settled: true });
			} else {
				const person = one.do === 'answer' ? cast.mara : cast.dan;
				said.push([person, await answer(person, reply, 'An answer')]);
			}
		}
	}, 60_000);

	test('opening the page leaves a visit, which the learner reads', async () => {
		await cast.dan.document('cohort_consent', { cohort, shares: true });
		await makeFacilitator(server, cohort, cast.noor);
		const before = (await mirror(cast.dan)).visits.length;
		for (const person of [cast.mara, cast.mara, cast.noor]) {
			expect((await open(person)).body).toMatchObject({
				learner: {
					name: 'Dan',
					member,
					shares: true,
					joined: expect.stringMatching(/^[-0-9]{10}$/)
				}
			});
		}
		await remove(server, cohort, cast.noor);
		const { visits } = await mirror(cast.dan);
		expect(visits).toHaveLength(Math.min(before + 3, 50));
		expect(visits.slice(0, 3).map(({ by }) => by)).toEqual(['Noor', 'Mara', 'Mara']);
		expect(Math.abs(Date.now() - Date.parse(visits[0]?.at ?? ''))).toBeLessThan(60_000);
		expect((await mirror(cast.eve)).visits).toEqual([]);
	});

	test('nothing else leaves one: no overview, thread, link followed, or page that is refused', async () => {
		const reply = await send(cast.dan, cohort, 'Words');
		const count = async () =>
			(await server.sql('select count(*)::integer as n from private.visits'))[0]?.n;
		const before = await count();
		await views(cast.mara, cohort);
		await overview(cast.mara, cohort, { search: 'Dan' });
		await thread(cast.mara, reply);
		await answer(cast.mara, reply, 'An answer');
		await mirror(cast.mara);
		await mirror(cast.dan);
		const path = `/rest/v1/rpc/learner_page?cohort=${cohort}&member=${member}`;
		for (const verb of ['GET', 'HEAD']) {
			expect((await cast.mara.rest(verb, path)).status, verb).toBeGreaterThanOrEqual(400);
		}
		for (const person of [cast.dan, cast.eve, cast.noor]) {
			expect([403, 404]).toContain((await open(person)).status);
		}
		expect((await open(cast.mara, nowhere)).status).toBe(404);
		expect(await count()).toBe(before);
		expect((await open(cast.mara)).status).toBe(200);
		expect(await count()).toBe(Number(before) + 1);
	});

	test('who neither shares nor sent anything sounds like nobody', async () => {
		const other = await startCohort(server, cast.mara, 'The other mirror');
		await join(cast.finn, await invite(cast.mara, other));
		const none = told(await open(cast.mara, nowhere));
		for (const [person, where] of [
			[cast.eve, cohort],
			[cast.finn, other],
			[cast.mara, cohort]
		] as const) {
			expect(told(await open(cast.mara, await memberOf(server, where, person)))).toEqual(none);
		}
		await cast.eve.document('cohort_consent', { cohort, shares: true });
		const eves = await memberOf(server, cohort, cast.eve);
		expect((await open(cast.mara, eves)).body).toMatchObject({ seen: { row: { name: 'Eve' } } });
		await cast.eve.document('cohort_consent', { cohort, shares: false });
		expect(told(await open(cast.mara, eves))).toEqual(none);
		const reply = await send(cast.eve, cohort, 'Words');
		expect((await open(cast.mara, eves)).body).toMatchObject({ seen: { row: null } });
		await cast.eve.document('reply_withdraw', { reply });
		expect(told(await open(cast.mara, eves))).toEqual(none);
	});

	test('the mirror tells how its switches stand, and the cohort’s page how much one sent that stands', async () => {
		const stands = async () => {
			const { hears } = await mirror(cast.dan);
			const here = await cast.dan.document<{ hears: boolean; sent: number }>('cohort_page', {
				cohort
			});
			expect(here.hears).toBe(hears);
			return [hears, here.sent];
		};
		const [, before] = await stands();
		await cast.dan.document('hearing_save', { cohort, hears: true });
		const reply = await send(cast.dan, cohort, 'Words');
		expect(await stands()).toEqual([true, Number(before) + 1]);
		await cast.dan.document('hearing_save', { cohort, hears: false });
		await cast.dan.document('reply_withdraw', { reply });
		expect(await stands()).toEqual([false, before]);
	});
}
