/**
 * The real PostgreSQL beside which the embedded one is measured: that of DATABASE_URL or --database, or
 * one of this machine's own for the time of the run. A database of its own there, which goes again.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openPostgres } from '../../supabase/embedded/database.ts';
import * as cluster from '../../tests/database/cluster.ts';
import { Stop } from '../stop.ts';

export type Borrowed = { databaseUrl: string; version: string; giveBack(): Promise<void> };

/** The address that was asked for. */
export function wanted(args = process.argv.slice(2), env = process.env): string | undefined {
	try {
		const { values } = parseArgs({ args, options: { database: { type: 'string' } } });
		return values.database ?? (env.DATABASE_URL || undefined);
	} catch {
		throw new Stop('npm run bench takes --database URL, and nothing else: --help tells more.');
	}
}

/** Undefined where nobody named one, and this machine has none. */
export async function borrow(address: string | undefined): Promise<Borrowed | undefined> {
	const bin = address ? undefined : cluster.programs();
	if (!address && !bin) return undefined;
	const own = bin ? await cluster.start(bin) : undefined;
	const server = address ?? own?.databaseUrl ?? '';
	const name = `five_letters_bench_${randomBytes(4).toString('hex')}`;
	const onServer = async (statement: string) => {
		const database = await openPostgres(server).catch(() => {
			throw new Stop('The PostgreSQL that DATABASE_URL or --database names does not answer.');
		});
		const rows = await database.query(statement);
		await database.close();
		return rows;
	};
	try {
		await onServer(`create database ${name}`);
		const [row] = await onServer('show server_version');
		const databaseUrl = new URL(server);
		databaseUrl.pathname = `/${name}`;
		return {
			databaseUrl: databaseUrl.href,
			version: `PostgreSQL ${String(row?.server_version).split(' ')[0]}`,
			async giveBack() {
				if (own) return own.stop();
				await onServer(`drop database if exists ${name} with (force)`);
			}
		};
	} catch (problem) {
		await own?.stop();
		throw problem;
	}
}
