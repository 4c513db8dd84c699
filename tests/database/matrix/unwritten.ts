/**
 * Whether anything was written for good. Whoever writes takes a number from the database's one row of
 * numbers, and the database remembers which of them were committed: asking it is quicker than reading
 * every row before and after.
 */
import { expect } from 'vitest';
import type { Server } from '../server.ts';

/** Does the work, and proves that nothing in the whole database is another for it. */
export async function expectUnwritten<T>(server: Server, work: () => Promise<T>): Promise<T> {
	const before = await nextNumber(server);
	const done = await work();
	expect(await committedSince(server, before), 'a refusal changes nothing').toEqual([]);
	return done;
}

async function nextNumber(server: Server): Promise<string> {
	const [row] = await server.sql(
		'select pg_snapshot_xmax(pg_current_snapshot())::text as next_number'
	);
	return String(row?.next_number);
}

/** What was taken back has a number too, and is no matter. */
async function committedSince(server: Server, before: string): Promise<unknown[]> {
	const rows = await server.sql(
		`select number
		from generate_series(
			$1::text::bigint,
			pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1
		) number
		where pg_xact_status(number::text::xid8) is distinct from 'aborted'`,
		[before]
	);
	return rows.map(({ number }) => number);
}
