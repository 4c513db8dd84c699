/** What the data API does not give out, whatever name, schema or verb one tries. */
import { expect } from 'vitest';
import type { Named } from './catalogue.ts';
import type { Use } from './tables.ts';
import { traces, type Actor, type World } from './world.ts';

const VERBS: Record<Use, string> = {
	select: 'GET',
	insert: 'POST',
	update: 'PATCH',
	delete: 'DELETE'
};

/** Who also tries bare and full names in the schema that is given out: one with each key, one signed in. */
const SPELLERS: Actor[] = ['stranger', 'learner', 'operator'];

export async function expectHiddenTable(world: World, actor: Actor, table: Named, use: Use) {
	const body = use === 'insert' || use === 'update' ? {} : undefined;
	await refused(world, actor, VERBS[use], table.name, body, table.schema);
	if (!SPELLERS.includes(actor)) return;
	const name = use === 'select' ? table.name : `${table.schema}.${table.name}`;
	await refused(world, actor, VERBS[use], name, body);
}

/** The positive twin of being out of reach. */
export async function expectRows(world: World, { schema, name }: Named): Promise<void> {
	const [row] = await world.server.sql(`select count(*)::integer as n from ${schema}.${name}`);
	expect(row?.n, `${schema}.${name}`).toBeGreaterThan(0);
}

export async function expectHiddenFunction(world: World, actor: Actor, { schema, name }: Named) {
	await refused(world, actor, 'POST', `rpc/${name}`, {}, schema);
	if (!SPELLERS.includes(actor)) return;
	await refused(world, actor, 'GET', `rpc/${schema}.${name}`);
}

export async function expectHiddenSchema(world: World, actor: Actor, schema: string) {
	await refused(world, actor, 'GET', 'anything', undefined, schema);
	await refused(world, actor, 'POST', 'rpc/anything', {}, schema);
}

async function refused(
	world: World,
	actor: Actor,
	verb: string,
	path: string,
	body?: object,
	schema?: string
) {
	const profile = verb === 'GET' ? 'accept-profile' : 'content-profile';
	const headers = schema ? { [profile]: schema } : {};
	const answer = await world.asker(actor).rest(verb, `/rest/v1/${path}`, body, headers);
	// 406: no such schema here; 404: no such table or function in the one that is given out.
	expect(schema ? [406] : [404], answer.text).toContain(answer.status);
	expect(traces(world, answer.text)).toEqual({ names: [], secrets: [], circles: [] });
}
