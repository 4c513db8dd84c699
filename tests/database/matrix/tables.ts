/** Tries one cell of the matrix on a table that the data API gives out. */
import { expect } from 'vitest';
import type { Answer, Person } from '../people.ts';
import type { Named } from './catalogue.ts';
import { nameOf, traces, type Actor, type Role, type World } from './world.ts';

export type Use = 'select' | 'insert' | 'update' | 'delete';

type Sample = {
	key: string;
	/** A new row, without its person. */
	row: (role: Role) => Record<string, string>;
	/** Finds that row again. */
	where: string;
	change: Record<string, string>;
};

/** Two people may have the same: an id is its person's alone. */
const ID = '00000000-0000-4000-8000-000000000002';

const SAMPLES: Record<string, Sample> = {
	profiles: {
		key: 'user_id',
		row: (role) => ({ display_name: nameOf(role) }),
		where: 'display_name=not.is.null',
		change: { pronouns: 'changed' }
	},
	ticks: {
		key: 'user_id,letter,step',
		row: () => ({ letter: 'matrix', step: 'matrix' }),
		where: 'letter=eq.matrix',
		change: { step: 'changed' }
	},
	reads: {
		key: 'user_id,letter',
		row: () => ({ letter: 'matrix' }),
		where: 'letter=eq.matrix',
		change: { letter: 'changed' }
	},
	reflections: {
		key: 'user_id,letter,prompt',
		row: () => ({ letter: 'matrix', prompt: 'matrix', body: 'New words' }),
		where: 'letter=eq.matrix',
		change: { body: 'Changed words' }
	},
	reflection_versions: {
		key: 'user_id,letter,prompt,version',
		row: () => ({
			letter: 'matrix',
			prompt: 'matrix',
			version: '9',
			body: 'Old words',
			written_at: '2026-01-01'
		}),
		where: 'letter=eq.matrix',
		change: { body: 'Changed words' }
	},
	choices: {
		key: 'user_id,letter,step',
		row: () => ({ letter: 'matrix', step: 'matrix' }),
		where: 'letter=eq.matrix',
		change: { step: 'changed' }
	},
	plans: {
		key: 'user_id,id',
		row: () => ({ id: ID, letter: 'matrix', step: 'matrix', cue: 'it rains', act: 'ask' }),
		where: 'letter=eq.matrix',
		// Whatever is asked for, all that changes is that it has ended.
		change: { cue: 'it rains' }
	},
	tries: {
		key: 'user_id,id',
		row: () => ({ id: ID, letter: 'matrix', step: 'matrix', tried_on: '2026-01-01' }),
		where: 'letter=eq.matrix',
		change: { went: 'Changed' }
	},
	seals: {
		key: 'user_id,letter,prompt',
		row: () => ({ letter: 'matrix', prompt: 'matrix', opens_on: '2096-01-01' }),
		where: 'letter=eq.matrix',
		change: { opens_on: '2095-01-01' }
	},
	rhythms: {
		key: 'user_id',
		row: () => ({ starts_on: '2026-01-01', days: '7' }),
		where: 'days=not.is.null',
		change: { starts_on: '2026-02-01' }
	}
};

/** In whose name the others try to write. */
const VICTIMS: Role[] = ['learner', 'elsewhere'];

type Cell = {
	world: World;
	actor: Actor;
	table: string;
	sample: Sample;
	/** Who is asking, where a session of theirs stands and the cell lets them have their own. */
	owner: Person | undefined;
};

export async function useTable(
	world: World,
	actor: Actor,
	{ name: table }: Named,
	use: Use,
	who: string
): Promise<void> {
	const sample = SAMPLES[table];
	if (!sample) throw new Error(`Write a sample row for ${table}.`);
	expect(['own', 'nobody']).toContain(who);
	const present = actor !== 'stranger' && actor !== 'operator' && actor !== 'ended';
	const owner = present && who === 'own' ? world.people[actor] : undefined;
	const cell: Cell = { world, actor, table, sample, owner };
	await { select, insert, update, delete: remove }[use](cell);
}

async function select(cell: Cell): Promise<void> {
	const { world, actor, table, owner } = cell;
	const all = await ask(cell, 'GET', '?select=*', undefined, 'count=exact');
	const others = await ask(
		cell,
		'GET',
		`?select=*&user_id=neq.${idOf(cell)}`,
		undefined,
		'count=exact'
	);
	expectNothing(others);
	if (!owner) return expectNothing(all);

	const [row] = await world.server.sql(
		`select count(*)::integer as n from public.${table} where user_id = $1`,
		[owner.id]
	);
	expect(row?.n).toBeGreaterThan(0);
	expect(all.body).toHaveLength(Number(row?.n));
	expect(all.headers.get('content-range')).toMatch(new RegExp(`/${row?.n}$`));
	expect(traces(world, all.text).secrets).toEqual([actor]);
}

async function insert(cell: Cell): Promise<void> {
	const { world, table, sample, owner } = cell;
	const before = await standing(cell);
	for (const role of VICTIMS) {
		const person = world.people[role];
		if (person === owner) continue;
		const theirs = { ...sample.row(role), user_id: person.id };
		expectRefusal(await ask(cell, 'POST', '', theirs));
		const [existing] = await world.server.sql(
			`select ${sample.key} from public.${table} where user_id = $1`,
			[person.id]
		);
		const taking = { ...theirs, ...existing, ...sample.change };
		for (const resolution of ['merge-duplicates', 'ignore-duplicates']) {
			const path = `?on_conflict=${sample.key}`;
			expectRefusal(await ask(cell, 'POST', path, taking, `resolution=${resolution}`));
		}
	}
	if (owner) {
		await world.server.sql(`delete from public.${table} where ${matching(cell)} and user_id = $1`, [
			owner.id
		]);
		const answer = await ask(cell, 'POST', '', ownRow(cell), 'return=representation');
		expect(answer.status, answer.text).toBe(201);
		expect(answer.body).toMatchObject([{ user_id: owner.id }]);
	} else {
		expectRefusal(await ask(cell, 'POST', '', sample.row('learner')));
	}
	expect(await standing(cell)).toBe(before);
}

async function update(cell: Cell): Promise<void> {
	const { sample, owner } = cell;
	if (owner) await makeOwnRow(cell);
	const before = await standing(cell);
	expectNothing(await change(`?user_id=neq.${idOf(cell)}`));
	if (owner) {
		const answer = await change(`?${sample.where}`);
		expect(answer.body).toMatchObject([sample.change]);
		expect(answer.body).toHaveLength(1);
	} else {
		expectNothing(await change(`?user_id=not.is.null`));
	}
	expect(await standing(cell)).toBe(before);

	function change(path: string) {
		return ask(cell, 'PATCH', path, sample.change, 'return=representation');
	}
}

async function remove(cell: Cell): Promise<void> {
	const { sample, owner } = cell;
	if (owner) await makeOwnRow(cell);
	const before = await standing(cell);
	const gone = (path: string) => ask(cell, 'DELETE', path, undefined, 'return=representation');
	expectNothing(await gone(`?user_id=neq.${idOf(cell)}`));
	if (owner) {
		expect((await gone(`?${sample.where}`)).body).toHaveLength(1);
		expectNothing(await ask(cell, 'GET', `?${sample.where}`));
	} else {
		expectNothing(await gone('?user_id=not.is.null'));
	}
	expect(await standing(cell)).toBe(before);
}

function ask(cell: Cell, verb: string, path: string, body?: object, prefer = ''): Promise<Answer> {
	const { world, actor, table } = cell;
	return world.asker(actor).rest(verb, `/rest/v1/${table}${path}`, body, { prefer });
}

async function makeOwnRow(cell: Cell): Promise<void> {
	const path = `?on_conflict=${cell.sample.key}`;
	const answer = await ask(cell, 'POST', path, ownRow(cell), 'resolution=ignore-duplicates');
	expect(answer.status, answer.text).toBeLessThan(300);
}

const ownRow = ({ sample, actor }: Cell) => sample.row(actor as Role);

/** All rows but those that the cell lets the actor touch, as they stand. */
async function standing({ world, table, owner }: Cell): Promise<string> {
	const [row] = await world.server.sql(
		`select coalesce(jsonb_agg(t order by t::text), '[]')::text as rows
		from public.${table} t where user_id is distinct from $1`,
		[owner?.id ?? null]
	);
	return String(row?.rows);
}

const matching = ({ sample }: Cell) =>
	sample.where.startsWith('letter') ? `letter = 'matrix'` : 'true';

function idOf({ world, actor }: Cell): string {
	const nobody = '00000000-0000-0000-0000-000000000000';
	return actor === 'stranger' || actor === 'operator' ? nobody : world.people[actor].id;
}

function expectRefusal({ status, text }: Answer): void {
	expect([401, 403], text).toContain(status);
}

/** Refused, or answered as if nothing were there. */
function expectNothing(answer: Answer): void {
	if (answer.status < 300) expect(answer.body).toEqual([]);
	else expectRefusal(answer);
	expect(answer.headers.get('content-range') ?? '*/0').toMatch(/\/(0|\*)$/);
}
