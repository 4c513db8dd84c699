/**
 * What a page costs is bounded by what it is about: it reads no more rows when there are six hundred
 * other circles, and few read more when their own circle grows. Counted on a real PostgreSQL, by its
 * own counters; time would tell of the machine.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { addFacilitator, invite, join, makeHost, startCohort } from '../circles.ts';
import { answer, concerns, memberOf, send, sendToCircle } from '../correspondence.ts';
import { CIRCLES, fill, moveAmong, moveIn, STRANGERS } from '../crowd.ts';
import { inviteMany, invitesDue, nextDayOfInvites, tidyInvites, type Invite } from '../inviting.ts';
import { refusals, type Asked } from '../matrix/crowd.ts';
import { arrive, type Person } from '../people.ts';
import { practise } from '../practice.ts';
import type { Server } from '../server.ts';

type Rows = Map<string, number>;
type Ask = { what: string; by: Person | 'the operator'; sql: string };
/** What is asked about. */
type About = Record<
	| 'cohort'
	| 'door'
	| 'reply'
	| 'member'
	| 'message'
	| 'concern'
	| 'other'
	| 'invite'
	| 'token'
	| 'key',
	string
>;

/** A table of a few pages is read whole, whatever it is about; this many rows more are no growth. */
const SLACK = STRANGERS / 100;

const FELLOWS = 3000;

/** For hosts and the operator, who see every cohort from outside. */
const OF_ALL = /: (hosts_page|host_cohorts) /;
const OF_ITS_PEOPLE = /: (cohort_(overview|people|export)|invite_many) /;
/** "Read by 3,104 people". */
const COUNTING = /: (circle_page|replies_page|reply_page|reply_begin|hosts_page|host_cohorts) /;

export function crowd(server: Server): void {
	let asks: Ask[];
	/** Of this one cohort: of who has fifty, PostgreSQL rather reads all that there are. */
	let host: Person, learner: Person, newcomer: Person;
	let alone: Rows, amongOthers: Rows, inACrowd: Rows;
	let among: Asked;

	beforeAll(async () => {
		await server.run(COUNTER);
		const people = await arrive(
			server,
			...['Hob', 'Lea', 'Ned', 'Co', 'Els', 'Col', 'Una', 'Vin'].map(
				(name) => `${name} of the crowd`
			)
		);
		const others = people.slice(6);
		let second: Person, elsewhere: Person, colleague: Person;
		[host, learner, newcomer, second, elsewhere, colleague] = people as [
			...[Person, Person, Person, Person, Person, Person]
		];
		const cohort = await startCohort(server, host, 'Among others');
		const door = await invite(host, cohort, 1000);
		for (const person of [learner, ...others]) {
			await join(person, door, true, true);
			await practise(person, 'first', { tick: ['a', 'b'], untick: [], read: true });
		}
		const reply = await send(learner, cohort, 'Words');
		const answered = await answer(host, reply, 'An answer');
		await addFacilitator(host, cohort, second);
		await host.document('circle_save', { cohort, open: true });
		const message = await sendToCircle(learner, cohort, 'Words to all');
		for (const person of others) await answer(person, message, 'An answer to all');
		await others[0]?.document('concern_raise', { reply: message, answer: null, why: '' });
		await tidyInvites(server);
		await inviteMany(
			host,
			cohort,
			['a', 'b', 'c'].map((name) => `${name}@among.example`)
		);
		const [invited] = (await invitesDue(server)) as [Invite];
		await nextDayOfInvites(server);
		const about = {
			...{ cohort, door, reply, message, token: invited.token, key: invited.key },
			invite: invited.mail,
			member: await memberOf(server, cohort, learner),
			other: await memberOf(server, cohort, second),
			concern: (await concerns(host, cohort))[0]?.id ?? ''
		};
		asks = asked(about);
		await fill(server, cohort, 100);
		alone = await measure();
		await moveIn(server);
		amongOthers = await measure();
		await fill(server, cohort, FELLOWS);
		inACrowd = await measure();

		await moveAmong(server, elsewhere, 'learner');
		await moveAmong(server, colleague, 'facilitator');
		await makeHost(server, colleague);
		among = {
			askers: { learner, elsewhere, colleague },
			about: { ...about, token: door, answer: answered },
			message,
			secrets: [
				cohort,
				reply,
				message,
				'Among others',
				'Words',
				host.name,
				learner.id,
				learner.email
			]
		};
	}, 60_000);

	describe('the access matrix there', () => refusals(server, () => among));

	function asked(at: About): Ask[] {
		const { cohort, door, reply, member, message, concern, other, invite, token, key } = at;
		const both = [
			'cohort_list()',
			`cohort_page('${cohort}')`,
			'desk_page()',
			`letter_page('first')`,
			'letters_page()',
			`notebook_page('', 'time', 1)`,
			`notebook_page('words', 'letter', 1)`,
			'replies_page()',
			`reply_begin('first', 'after')`,
			`reflection_page('first', 'after')`,
			`reply_page('${reply}')`,
			'seen_page()',
			`invitation_look('${door}')`,
			`practice_save('first', array['c'], array['a'], false)`,
			`reflection_save('first', 'after', 'More words', 0)`,
			`answer_send('${reply}', gen_random_uuid(), 'More')`,
			`circle_page('${cohort}', 1)`,
			`circle_send('${cohort}', gen_random_uuid(), 'first', 'after', 'More')`
		];
		const inTheCircle = [
			`reply_page('${message}')`,
			`answer_send('${message}', gen_random_uuid(), 'More')`
		];
		const facilitating = [
			...['name', 'last', 'waiting', 'first'].map(
				(sort) => `cohort_overview('${cohort}', '${sort}', '', 1)`
			),
			`cohort_overview('${cohort}', 'name', 'lea', 1)`,
			`cohort_people('${cohort}', '', 1)`,
			`learner_page('${cohort}', '${member}')`,
			`reply_settle('${reply}', true)`,
			`circle_save('${cohort}', false)`,
			`message_hide('${message}', null, 'So')`,
			`concern_raise('${message}', null, 'So')`,
			`concern_done('${concern}')`,
			`invites_page('${cohort}', 1)`,
			`invite_many('${cohort}', array['one@among.example', 'two@among.example'], 7)`,
			`invite_again('${cohort}', '${invite}')`,
			`invite_revoke('${cohort}', '${invite}')`,
			`handover_page('${cohort}')`,
			`handover_offer('${cohort}', '${other}', false)`,
			`cohort_end('${cohort}', 30)`,
			`cohort_export('${cohort}', 'json')`,
			`hosts_page(1)`
		];
		const learning = [
			`reply_send('${cohort}', gen_random_uuid(), 'first', 'after', 'More')`,
			`cohort_consent('${cohort}', false)`,
			`cohort_leave('${cohort}', false)`
		];
		const by = (who: Ask['by'], calls: string[], where = '') =>
			calls.map((call) => ({
				what: [
					`${who === 'the operator' ? who : who.name}:`,
					call.replace(/\(.*/, ''),
					`${call.match(/(?<=')[a-z]+(?=')/g) ?? ''}${where}`
				].join(' '),
				by: who,
				sql: `select public.${call}`
			}));
		return [
			...by(host, [...both, ...facilitating]),
			...by(learner, [...both, ...learning]),
			...[host, learner].flatMap((who) => by(who, inTheCircle, 'in the circle')),
			...by(newcomer, [`cohort_join('${door}', true, true)`, `invite_refuse('${key}')`]),
			...by(
				newcomer,
				[`invitation_look('${token}')`, `cohort_join('${token}', true, true)`],
				'by mail'
			),
			...by(
				'the operator',
				['post', 'invites'].map((what) => `${what}_due(100, gen_random_uuid())`)
			),
			...by('the operator', ['host_cohorts(1)'])
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
		const others = grown(alone, amongOthers).filter(({ what }) => !OF_ALL.test(what));
		expect(others).toEqual([]);
	});

	test('the list of all cohorts reads each of them, and the people of the fifty that it shows', () => {
		const lists = grown(alone, amongOthers).filter(({ what }) => OF_ALL.test(what));
		expect(lists).toHaveLength(2);
		const bound = 2 * CIRCLES + (50 * STRANGERS) / CIRCLES;
		expect(lists.filter(({ before, after }) => after > before + bound)).toEqual([]);
	});

	test('in a circle of three thousand, whatever lists its people reads more of them, and what tells how many they are reads each once', () => {
		const growing = grown(amongOthers, inACrowd).filter(({ what }) => !OF_ITS_PEOPLE.test(what));
		const others = growing.filter(
			({ what, before, after }) => !COUNTING.test(what) || after > before + FELLOWS + SLACK
		);
		expect(others).toEqual([]);
		expect(growing).not.toEqual([]);
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
