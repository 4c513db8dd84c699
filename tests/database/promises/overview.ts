/** The overview says what ticks and read marks say, coarsely, and in no finer way by its order. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import { invite, join, overview as view, progress, startCohort, type Row } from '../circles.ts';
import type { Person } from '../people.ts';
import { practise } from '../practice.ts';
import type { Server } from '../server.ts';

export function overview(server: Server, cast: Cast): void {
	let cohort: string;
	const learners = () => [cast.ada, cast.ben, cast.cleo];

	beforeEach(async () => {
		cohort = await startCohort(server, cast.mara, 'Overview');
		const door = await invite(cast.mara, cohort);
		await begin(server, ...learners());
		for (const person of learners()) await join(person, door);
	});

	const steps = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 });
	const act = fc.record({
		letter: fc.constantFrom('first', 'second'),
		change: fc.record({
			tick: steps,
			untick: steps,
			read: fc.constantFrom(true, false, null)
		})
	});
	/** Rounds of things that three people do at once, also the same person on two devices. */
	const rounds = fc.array(
		fc.array(fc.record({ who: fc.integer({ min: 0, max: 2 }), act }), {
			minLength: 1,
			maxLength: 6
		}),
		{ minLength: 1, maxLength: 4 }
	);

	test('however ticks and read marks come and go, also at once, it is as if counted afresh', async () => {
		await fc.assert(
			fc.asyncProperty(rounds, async (rounds) => {
				for (const round of rounds) {
					await Promise.all(
						round.map(({ who, act }) => practise(learners()[who] as Person, act.letter, act.change))
					);
					const { people, letters } = await view(cast.mara, cohort);
					const counted = await count();
					expect(people.map(progress)).toEqual(counted);
					expect(letters).toEqual(sums(counted));
				}
				expect(await drifted()).toEqual([]);
			}),
			{ numRuns: 8 }
		);
	}, 30_000);

	test('one person’s changes on many devices at once are all made, none waiting for another for ever', async () => {
		const pick = (n: number) => ['a', 'b', 'c', 'd'].filter((_, bit) => (n >> bit) & 1);
		const numbers = Array.from({ length: 10 }, (_, n) => n * 7);
		const change = (n: number) =>
			practise(cast.ada, 'first', { tick: pick(n), untick: pick(~n), read: n % 2 === 0 });
		const remove = async (n: number) => {
			const path = `/rest/v1/ticks?step=in.(${pick(n | 1)})`;
			const { status, text } = await cast.ada.rest('DELETE', path);
			expect(status, text).toBeLessThan(300);
		};
		for (let round = 0; round < 4; round++) {
			await Promise.all(numbers.flatMap((n) => [change(n + round * 5), remove(n + round * 3)]));
		}
		expect(await drifted()).toEqual([]);
	});

	/** The rows of the overview, from ticks and read marks alone. */
	async function count(): Promise<Row[]> {
		const ids = learners().map(({ id }) => id);
		const ticks = await server.sql('select * from public.ticks where user_id = any($1)', [ids]);
		const reads = await server.sql('select * from public.reads where user_id = any($1)', [ids]);
		return learners().map(({ id, name }) => {
			const letters: Row['letters'] = {};
			const of = (letter: unknown) => (letters[String(letter)] ??= { read: false, steps: 0 });
			for (const row of ticks) if (row.user_id === id) of(row.letter).steps++;
			for (const row of reads) if (row.user_id === id) of(row.letter).read = true;
			return { name, letters, last: Object.keys(letters).length ? 'this week' : null };
		});
	}

	function sums(people: Row[]) {
		const letters = [...new Set(people.flatMap((row) => Object.keys(row.letters)))];
		const count = (letter: string, has: (marks: { read: boolean; steps: number }) => boolean) =>
			people.filter((row) => row.letters[letter] && has(row.letters[letter])).length;
		return Object.fromEntries(
			letters.map((letter) => [
				letter,
				{
					ticked: count(letter, ({ steps }) => steps > 0),
					read: count(letter, ({ read }) => read),
					read_alone: count(letter, ({ read, steps }) => read && steps === 0)
				}
			])
		);
	}

	/** People whose summary is not what their ticks and read marks come to. */
	async function drifted() {
		return server.sql(`
			select s.user_id::text from private.summaries s, private.summary_of(s.user_id) o
			where (s.letters, s.last_at) is distinct from (o.letters, o.last_at)
			union
			select user_id::text from (select user_id from public.ticks union select user_id from public.reads) m
			where not exists (select from private.summaries s where s.user_id = m.user_id)
		`);
	}

	test('the last tick is told as this week, earlier this month or before, and no finer', async () => {
		const ages = {
			'this week': '6 days 23 hours',
			'earlier this month': '29 days',
			before: '31 days'
		};
		for (const [last, age] of Object.entries(ages)) {
			await put(cast.ada, age);
			const { people } = await view(cast.mara, cohort);
			expect(people[0]).toMatchObject({
				name: 'Ada',
				letters: { first: { read: false, steps: 1 } },
				last
			});
		}
	});

	test('sorted by the last tick, people within a word stand by name, whoever was later', async () => {
		const bins = { 'this week': [0, 6], 'earlier this month': [8, 29], before: [31, 400] } as const;
		const spread = fc.array(
			fc.record({
				last: fc.constantFrom(...(Object.keys(bins) as (keyof typeof bins)[]), null),
				within: fc.integer({ min: 0, max: 1000 })
			}),
			{ minLength: 3, maxLength: 3 }
		);
		await fc.assert(
			fc.asyncProperty(spread, async (spread) => {
				for (const [i, { last, within }] of spread.entries()) {
					const [from, to] = last ? bins[last] : [0, 0];
					const hours = Math.round(24 * (from + (within / 1000) * (to - from)));
					await put(learners()[i] as Person, last ? `${hours} hours` : null);
				}
				const words = [...Object.keys(bins), null];
				const expected = learners()
					.map(({ name }, i) => ({ name, last: spread[i]?.last ?? null }))
					.sort(
						(a, b) => words.indexOf(a.last) - words.indexOf(b.last) || a.name.localeCompare(b.name)
					);
				const { people } = await view(cast.mara, cohort, { sort: 'last' });
				expect(people.map(({ name, last }) => ({ name, last }))).toEqual(expected);
			}),
			{ numRuns: 10 }
		);
	}, 30_000);

	/** One tick of theirs, that long ago, or none; by the back door, where times can be chosen. */
	async function put(person: Person, age: string | null): Promise<void> {
		await begin(server, person);
		if (age === null) return;
		await server.sql(
			`insert into public.ticks (user_id, letter, step, ticked_at)
			values ($1, 'first', 'a', now() - $2::interval)`,
			[person.id, age]
		);
	}

	test('what is searched for are words, not a pattern', async () => {
		const found = async (search: string) => (await view(cast.mara, cohort, { search })).found;
		expect(await found('')).toBe(3);
		expect(await found('  ')).toBe(3);
		expect(await found('DA')).toBe(1);
		for (const pattern of ['%', '_', 'A_a', 'A%', '\\', '.*', "' or true --"]) {
			expect(await found(pattern)).toBe(0);
		}
		await cast.cleo.document('profile_save', { display_name: '100% _Cleo\\', pronouns: null });
		for (const words of ['%', '_', '\\', '100% _c']) expect(await found(words)).toBe(1);
		await cast.cleo.document('profile_save', { display_name: 'Cleo', pronouns: null });
	});

	test('a hundred and twenty people come on three pages, each once, in one order', async () => {
		await server.sql(
			`with crowd as (
				insert into auth.users (id, email)
				select gen_random_uuid(), 'crowd' || n || '@people.example' from generate_series(1, 117) n
				returning id, email
			), named as (
				insert into public.profiles (user_id, display_name) select id, 'Crowd' from crowd returning user_id
			)
			insert into private.memberships (cohort_id, user_id, role, shares_since)
			select $1, id, 'learner', now() from crowd`,
			[cohort]
		);
		await server.sql(`update public.profiles set display_name = 'Crowd ' || left(user_id::text, 13)
			where display_name = 'Crowd'`);
		const pages = await Promise.all([1, 2, 3, 4].map((page) => view(cast.mara, cohort, { page })));
		expect(pages.map(({ people }) => people.length)).toEqual([50, 50, 20, 0]);
		const names = pages.flatMap(({ people }) => people.map(({ name }) => name));
		expect(new Set(names).size).toBe(120);
		expect(names).toEqual([...names].sort());
		expect(pages[3]).toMatchObject({ found: 120, learners: 120, sharing: 120 });
		await server.sql(`delete from auth.users where email like 'crowd%'`);
		expect(await view(cast.mara, cohort)).toMatchObject({ found: 3, learners: 3 });
	});

	test('whatever is asked for, the answer is a page', async () => {
		for (const asked of [
			{ page: 0 },
			{ page: -7 },
			{ page: 2147483647 },
			{ page: null },
			{ sort: null },
			{ search: null },
			{ sort: "name'; drop table private.cohorts" },
			{ search: 'x'.repeat(10_000) }
		]) {
			const args = { cohort, sort: 'name', search: '', page: 1, ...asked };
			const answer = await cast.mara.call('cohort_overview', args);
			expect(answer.status, answer.text).toBe(200);
		}
	});
}
