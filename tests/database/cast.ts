/** People whom the promises share, so that signing in does not take most of the time. */
import { beforeAll } from 'vitest';
import { arrive, type Person } from './people.ts';
import type { Server } from './server.ts';

export type Cast = Record<
	'mara' | 'noor' | 'ada' | 'ben' | 'cleo' | 'dan' | 'eve' | 'finn',
	Person
>;

const names = ['mara', 'noor', 'ada', 'ben', 'cleo', 'dan', 'eve', 'finn'] as const;

/** Mara facilitates, Noor does in other cohorts; the others learn. They are there once tests run. */
export function gather(server: Server): Cast {
	const cast = {} as Cast;
	beforeAll(async () => {
		const people = await arrive(
			server,
			...names.map((name) => name[0]?.toUpperCase() + name.slice(1))
		);
		names.forEach((name, i) => Object.assign(cast, { [name]: people[i] }));
	}, 30_000);
	return cast;
}

/** Takes back what they ticked and marked as read in earlier tests. */
export async function begin(server: Server, ...people: Person[]): Promise<void> {
	const ids = people.map(({ id }) => id);
	await server.sql('delete from public.ticks where user_id = any($1)', [ids]);
	await server.sql('delete from public.reads where user_id = any($1)', [ids]);
}
