/** The database under the embedded backend: PGlite on disk or in memory, or a real PostgreSQL. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PgliteConnection } from '@supabase/lite/pglite';
import type { PostgresConnection } from '@supabase/lite/postgres';
import { tellAtOnce } from './context.ts';

export type Row = Record<string, unknown>;

export type Runner = {
	/** Runs a text of any number of statements. */
	run(sql: string): Promise<void>;
	/** Runs one statement and gives its rows. */
	query(sql: string, values?: (string | string[] | null)[]): Promise<Row[]>;
};

export type Database = Runner & {
	connection: PgliteConnection | PostgresConnection;
	/** All of it or nothing. */
	together(work: (inside: Runner) => Promise<void>): Promise<void>;
	close(): Promise<void>;
};

const pgdata = (dataDir: string) => join(dataDir, 'pgdata');

export const isNew = (dataDir: string) => !existsSync(pgdata(dataDir));

export async function openPglite(dataDir?: string): Promise<Database> {
	const { createPgliteConnection } = await import('@supabase/lite/pglite');
	const open = async (url?: string) => {
		const connection = await createPgliteConnection({ url });
		await connection.driver.waitReady;
		tellAtOnce(connection);
		return connection;
	};

	const connection = await open(dataDir && (await folder(dataDir)));
	const { driver } = connection;
	type Pglite = Pick<typeof driver, 'exec' | 'query'>;
	const runner = (on: Pglite): Runner => ({
		run: async (sql) => void (await on.exec(sql)),
		query: async (sql, values) => (await on.query<Row>(sql, values)).rows
	});
	return {
		...runner(driver),
		connection,
		together: (work) => driver.transaction((inside) => work(runner(inside))),
		close: () => connection.close()
	};

	/** A new database is made beside and moved into place whole: a kill in between leaves no half one. */
	async function folder(dataDir: string): Promise<string> {
		const ready = pgdata(dataDir);
		if (!isNew(dataDir)) return ready;
		const unfinished = join(dataDir, 'pgdata.new');
		rmSync(unfinished, { recursive: true, force: true });
		await (await open(unfinished)).close();
		renameSync(unfinished, ready);
		return ready;
	}
}

export async function openPostgres(url: string): Promise<Database> {
	const { createPostgresConnection } = await import('@supabase/lite/postgres');
	const connection = createPostgresConnection({
		url,
		postgresOptions: { onnotice: () => {} }
	});
	tellAtOnce(connection);
	const { driver } = connection;
	await driver`select 1`; // it connects at the first question
	type Postgres = Pick<typeof driver, 'unsafe'>;
	const runner = (on: Postgres): Runner => ({
		run: async (sql) => void (await on.unsafe(sql).simple()),
		query: async (sql, values = []) => [...(await on.unsafe<Row[]>(sql, values))]
	});
	return {
		...runner(driver),
		connection,
		together: async (work) => void (await driver.begin((inside) => work(runner(inside)))),
		close: () => connection.close()
	};
}
