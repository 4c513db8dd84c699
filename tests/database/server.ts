/**
 * The Supabase that the database tests ask: once embedded, once over a real PostgreSQL 15 that gives
 * everything away. `sql` is the tests' own back door, for arranging and for checking afterwards.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start, type Backend, type BackendOptions } from '../../supabase/embedded/backend.ts';
import { openPostgres, type Row } from '../../supabase/embedded/database.ts';
import type { Keys } from '../../supabase/embedded/keys.ts';
import { quiet } from '../../supabase/embedded/quiet.ts';
import { open as openMailbox, type Mailbox } from './mailbox.ts';

export type Server = {
	url: string;
	keys: Keys;
	mailbox: Mailbox;
	/** Everything is granted to everyone, and grants.sql has not run. */
	generous: boolean;
	sql(query: string, values?: (string | string[] | null)[]): Promise<Row[]>;
	/** Several statements, all or none. */
	run(statements: string): Promise<void>;
	close(): Promise<void>;
};

const supabaseDir = fileURLToPath(new URL('../../supabase', import.meta.url));

/** PGlite on disk, started a second time: what holds at the first start has to hold at each. */
export function embedded(): Promise<Server> {
	return open(async (folder, smtpPort) => {
		const options = { ...common(smtpPort), supabaseDir, dataDir: join(folder, 'data') };
		await (await start(options)).close();
		return start(options);
	}, false);
}

export function generousPostgres(databaseUrl: string): Promise<Server> {
	return open(async (folder, smtpPort) => {
		await giveAllAway(databaseUrl);
		const options = { ...common(smtpPort), supabaseDir: withoutGrants(folder), databaseUrl };
		return start(options);
	}, true);
}

type Starting = (folder: string, smtpPort: number) => Promise<Backend>;

async function open(starting: Starting, generous: boolean): Promise<Server> {
	quiet();
	const folder = mkdtempSync(join(tmpdir(), 'five-letters-database-'));
	const mailbox = await openMailbox(join(folder, 'mail'));
	const backend = await starting(folder, mailbox.smtpPort);
	return {
		url: backend.url,
		keys: backend.keys,
		mailbox,
		generous,
		sql: (query, values) => backend.database.query(query, values),
		run: (statements) => backend.database.together((inside) => inside.run(statements)),
		async close() {
			await backend.close();
			await mailbox.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

function common(smtpPort: number): Omit<BackendOptions, 'supabaseDir'> {
	return { port: 0, siteUrl: 'http://127.0.0.1:3000', smtpPort, seed: false };
}

/** As generous as a platform's default privileges can be, and more: `private` is given away too. */
async function giveAllAway(databaseUrl: string): Promise<void> {
	const database = await openPostgres(databaseUrl);
	const people = 'anon, authenticated, service_role';
	await database.run(`
		create role anon nologin noinherit;
		create role authenticated nologin noinherit;
		create role service_role nologin noinherit bypassrls;
		alter default privileges grant all on schemas to ${people};
		alter default privileges grant all on tables to ${people};
		alter default privileges grant all on sequences to ${people};
		alter default privileges grant all on functions to ${people};
	`);
	await database.close();
}

function withoutGrants(folder: string): string {
	const dir = join(folder, 'supabase');
	mkdirSync(dir);
	cpSync(join(supabaseDir, 'config.toml'), join(dir, 'config.toml'));
	for (const part of ['migrations', 'templates'])
		symlinkSync(join(supabaseDir, part), join(dir, part));
	return dir;
}
