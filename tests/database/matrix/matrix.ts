/** The access matrix: each table, view and function × each actor × each thing one can do with it. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Server } from '../server.ts';
import { grants, schemas, type Catalogue, type Named } from './catalogue.ts';
import { endings } from './endings.ts';
import { handovers } from './handovers.ts';
import * as expectations from './expectations.ts';
import { callFunction } from './functions.ts';
import {
	expectHiddenFunction,
	expectHiddenSchema,
	expectHiddenTable,
	expectRows
} from './hidden.ts';
import { useTable, type Use } from './tables.ts';
import { actors, build, type Actor, type World } from './world.ts';

export function matrix(server: Server, catalogue: Catalogue): void {
	let world: World;
	beforeAll(async () => {
		world = await build(server);
	}, 120_000);

	const full = ({ schema, name }: Named) => `${schema}.${name}`;
	const exposed = catalogue.functions.filter(({ schema }) => schema === 'public');
	const hidden = catalogue.functions.filter(({ schema }) => schema !== 'public');

	describe('the expectations', () => {
		test('every table and view has a row, and every row a table or view', () => {
			expect([...expectations.tables.keys()].sort()).toEqual(catalogue.tables.map(full).sort());
		});

		test('every function has a row, and every row a function', () => {
			expect([...expectations.functions.keys()].sort()).toEqual(exposed.map(({ name }) => name));
		});

		test.skipIf(server.generous)(
			'every grant stands there, and nothing else is granted',
			async () => {
				const expected = [...expectations.grants].map(([object, roles]) => [
					object,
					granted(roles)
				]);
				const found = Object.entries(await grants(server));
				expect(
					Object.fromEntries(found.map(([object, roles]) => [object, granted(roles)]))
				).toEqual(Object.fromEntries(expected));
			}
		);

		test('every function about a cohort, or what was sent there, has a row for one that has ended', async () => {
			const about = await server.sql(`
				select p.proname as name from pg_proc p
				where p.pronamespace = 'public'::regnamespace
					and p.proargnames && array['cohort', 'reply', 'answer', 'concern']
				order by 1
			`);
			const names = about.map(({ name }) => String(name));
			expect([...expectations.endings.keys()].sort()).toEqual(names);
		});

		test('every actor has a column', () => {
			for (const [name, row] of expectations.functions) {
				expect(Object.keys(row), name).toEqual(actors);
			}
		});
	});

	test('there is something to be found in every table', async () => {
		// Sign-in by mail writes nothing to this one of Auth's.
		const filled = catalogue.tables.filter(({ name }) => name !== 'flow_state');
		for (const table of filled) await expectRows(world, table);
	});

	describe.each(catalogue.tables)('$schema.$name', (table) => {
		const uses = expectations.tables.get(full(table));
		for (const actor of asking(server, table)) {
			for (const use of ['select', 'insert', 'update', 'delete'] as const) {
				const who = uses?.[use] ?? 'no row in expectations.ts';
				test(`${actor} · ${use} · ${who}`, () => tryTable(actor, table, use, who));
			}
		}
	});

	function tryTable(actor: Actor, table: Named, use: Use, who: string): Promise<void> {
		if (table.schema !== 'public') {
			expect(who).toBe('nobody');
			return expectHiddenTable(world, actor, table, use);
		}
		return useTable(world, actor, table, use, who);
	}

	describe.each(exposed)('$name()', ({ name }) => {
		for (const actor of actors) {
			const cell = expectations.functions.get(name)?.[actor] ?? 'no row in expectations.ts';
			const [withGrants = '', generous = withGrants] = cell.split('/');
			const outcome = server.generous ? generous : withGrants;
			test(`${actor} · ${outcome}`, () => callFunction(world, actor, name, outcome));
		}
	});

	describe('who once could more', () => {
		const about: Record<string, (world: World) => object> = {
			learner_page: ({ sent }) => ({ member: sent.quiet })
		};
		for (const [name, row] of expectations.states) {
			for (const [state, outcome] of Object.entries(row)) {
				test(`${name}() · ${state} · ${outcome}`, () =>
					callFunction(world, state as Actor, name, outcome));
			}
		}
		for (const [name, row] of expectations.withdrawn) {
			for (const [actor, outcome] of Object.entries(row)) {
				test(`${name}() of what was withdrawn · ${actor} · ${outcome}`, () => {
					const what = about[name]?.(world) ?? { reply: world.sent.withdrawn };
					return callFunction(world, actor as Actor, name, outcome, what);
				});
			}
		}
		for (const [name, row] of expectations.hidden) {
			for (const [actor, outcome] of Object.entries(row)) {
				test(`${name}() of what is hidden · ${actor} · ${outcome}`, () => {
					const itself = ['concern_raise', 'message_show'].includes(name) && { answer: null };
					// Sent again under an id that was used before, an answer is the same answer.
					const unused = name === 'answer_send' && { id: randomUUID() };
					const what = { reply: world.sent.hidden, ...itself, ...unused };
					return callFunction(world, actor as Actor, name, outcome, what);
				});
			}
		}
	});

	describe('a cohort that was handed over', () => handovers(server, expectations.handedOver));
	describe('a cohort that has ended', () => endings(server, expectations.endings));

	describe.each(actors)('what is not public, asked for by %s', (actor) => {
		for (const { schema, name } of hidden) {
			test(`${schema}.${name}() is out of reach`, () =>
				expectHiddenFunction(world, actor, { schema, name }));
		}
		test('no other schema is given out', async () => {
			for (const schema of await schemas(server)) await expectHiddenSchema(world, actor, schema);
		});
	});
}

/**
 * Where nothing is revoked the operator's key passes every policy: that is what it is on the platform
 * (`bypassrls`), and why nothing but the post room and the operator's commands may hold it.
 */
function asking(server: Server, { schema }: Named): readonly Actor[] {
	const passes = server.generous && schema === 'public';
	return passes ? actors.filter((actor) => actor !== 'operator') : actors;
}

function granted(roles: Record<string, string>): Record<string, string[]> {
	const kept = Object.entries(roles).filter(([, cell]) => cell !== '-');
	return Object.fromEntries(kept.map(([role, cell]) => [role, cell.split(' ').sort()]));
}
