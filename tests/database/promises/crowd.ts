/**
 * What a page costs is bounded by what it is about: it reads no more rows when there are six hundred
 * other circles, and few read more when their own circle grows. Counted on a real PostgreSQL, by its
 * own counters; time would tell of the machine.
 */
import { beforeAll, expect, test } from 'vitest';
import { invite, join, startCohort } from '../circles.ts';
import { answer, memberOf, send } from '../correspondence.ts';
import { fill, moveIn, STRANGERS } from '../crowd.ts';
import { arrive, type Person } from '../people.ts';
import { practise } from '../practice.ts';
import type { Server } from '../server.ts';

type Rows = Map<string, number>;
type Ask = { what: string; by: Person | 'the operator'; sql: string };

/** A table of a few pages is read whole, whatever it is about; this many rows more are no growth. */
const SLACK = STRANGERS / 100;

export function crowd(server: Server): void {
	let asks: Ask[];
	/** Of this one cohort: of who has fifty, PostgreSQL rather reads all that there are. */
	let host: Person, learner: Person, newcomer: Person;
	let alone: Rows, amongOthers: Rows, inACrowd: Rows;

	beforeAll(async () => {
		await server.run(COUNTER);
		const people = await arrive(
			server,
			...['Hob', 'Lea', 'Ned', 'Una', 'Vin'].map((name) => `${name} of the crowd`)
		);
		const others = people.slice(3);
		[host, learner, newcomer] = people as [Person, Person, Person];
		const cohort = await startCohort(server, host, 'Among others');
		const door = await invite(host, cohort, 1000);
		for (const person of [learner, ...others]) {
			await join(person, door, true, true);
			await practise(person, 'first', { tick: ['a', 'b'], untick: [], read: true });
		}
		const reply = await send(learner, cohort, 'Words');
		await answer(host, reply, 'An answer');
		asks = asked({ cohort, door, reply, member: await memberOf(server, cohort, learner) });
		await fill(server, cohort, 100);
		alone = await measure();
		await moveIn(server);
		amongOthers = await measure();
		await fill(server, cohort, 3000);
		inACrowd = await measure();
	}, 60_000);

	function asked(at: { cohort: string; door: string; reply: string; member: string }): Ask[] {
		const { cohort, door, reply, member } = at;
		const both = [
			'cohort_list()',
			`cohort_page('${cohort}')`,
			'desk_page()',
			`letter_page('first')`,
			'letters_page()',
			`notebook_page('', 'time', 1)`,
			`notebook_page('words', 'letter', 1)`,
			'replies_page()',
			`reply_page('${reply}')`,
			'seen_page()',
			`invitation_look('${door}')`,
			`practice_save('first', array['c'], array['a'], false)`,
			`reflection_save('first', 'after', 'More words', 0)`,
			`answer_send('${reply}', gen_random_uuid(), 'More')`
		];
		const facilitating = [
			...['name', 'last', 'waiting', 'first'].map(
				(sort) => `cohort_overview('${cohort}', '${sort}', '', 1)`
			),
			`cohort_overview('${cohort}', 'name', 'lea', 1)`,
			`cohort_people('${cohort}', '', 1)`,
			`learner_page('${cohort}', '${member}')`,
			`reply_settle('${reply}', true)`
		];
		const learning = [
			`reply_send('${cohort}', gen_random_uuid(), 'first', 'after', 'More')`,
			`cohort_consent('${cohort}', false)`,
			`cohort_leave('${cohort}', false)`
		];
		const by = (person: Person, calls: string[]) =>
			calls.map((call) => ({
				what: `${person.name}: ${call.replace(/\(.*/, '')} ${call.match(/(?<=')[a-z]+(?=')/g) ?? ''}`,
				by: person,
				sql: `select public.${call}`
			}));
		const post = 'select public.post_due(100, gen_random_uuid())';
		return [
			...by(host, [...both, ...facilitating]),
			...by(learner, [...both, ...learning]),
			...by(newcomer, [`cohort_join('${door}', true, true)`]),
			{ what: 'the operator: post_due', by: 'the operator', sql: post }
		];
	}

	async function measure(): Promise<Rows> {
		const rows: Rows = new Map();
		await server.sql('analyze');
		for (const { what, by, sql } of asks) {
			const [person, session] = by === 'the operator' ? [null, null] : [by.id, by.session];
			const [row] = await server.sql('select counting.rows_read($1, $2, $3)', [
				person,
				session,
				sql
			]);
			rows.set(what, Number(row?.rows_read));
		}
		return rows;
	}

	/** What reads more rows than it did, by more than a few. */
	function grown(before: Rows, after: Rows) {
		return asks
			.map(({ what }) => ({ what, before: before.get(what) ?? 0, after: after.get(what) ?? NaN }))
			.filter((rows) => !(rows.after <= rows.before + SLACK));
	}

	test('every page and every save reads as few rows among twelve thousand strangers as alone', () => {
		expect(grown(alone, amongOthers)).toEqual([]);
	});

	test('in a circle of three thousand, the pages that list its people alone read more of them', () => {
		const reading = grown(amongOthers, inACrowd).map(({ what }) => what);
		expect(reading.filter((what) => !/: cohort_(overview|people) /.test(what))).toEqual([]);
		expect(reading).not.toEqual([]);
	});
}

/**
 * How many rows of tables and entries of indexes one question makes PostgreSQL read, for who asks. It
 * takes back what the question did, and so can ask everything of the same world.
 */
const COUNTER = `
	create schema if not exists counting;
	grant usage on schema counting to authenticated, service_role;

	create or replace function counting.so_far() returns bigint language sql volatile as $$
		select sum(pg_stat_get_xact_tuples_returned(c.oid))::bigint
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname in ('auth', 'public', 'private') and c.relkind in ('r', 'i')
	$$;

	create or replace function counting.rows_read(person uuid, session uuid, question text)
	returns bigint language plpgsql volatile as $$
	declare
		earlier bigint := counting.so_far();
		rows_read bigint;
	begin
		perform set_config('request.jwt.claim.sub', coalesce(person::text, ''), true);
		perform set_config(
			'request.jwt.claims', json_build_object('sub', person, 'session_id', session)::text, true
		);
		begin
			perform set_config('role', case when person is null then 'service_role' else 'authenticated' end, true);
			execute question;
			set constraints all immediate;
			rows_read := counting.so_far() - earlier;
			raise exception 'taken back' using errcode = 'ZZ001';
		exception when sqlstate 'ZZ001' then
			return rows_read;
		end;
	end
	$$;
`;
