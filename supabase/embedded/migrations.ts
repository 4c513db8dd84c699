/** Applies supabase/migrations/, and keeps their history in the table that the Supabase CLI uses. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { splitSqlStatements } from '@supabase/lite';
import type { Database } from './database.ts';

export type Migration = { version: string; name: string; file: string };

/** Applies what is new, oldest first, each with its row of history or not at all. */
export async function apply(database: Database, supabaseDir: string): Promise<Migration[]> {
	const rows = await database.query('select version from supabase_migrations.schema_migrations');
	const applied = new Set(rows.map((row) => row.version));
	const fresh = list(supabaseDir).filter(({ version }) => !applied.has(version));
	for (const migration of fresh) await applyOne(database, migration);
	return fresh;
}

export function list(supabaseDir: string): Migration[] {
	const dir = join(supabaseDir, 'migrations');
	if (!existsSync(dir)) return [];
	return readdirSync(dir)
		.sort()
		.flatMap((file) => {
			const [, version, name] = /^(\d+)_(.*)\.sql$/.exec(file) ?? [];
			return version && name ? [{ version, name, file: join(dir, file) }] : [];
		});
}

async function applyOne(database: Database, { version, name, file }: Migration): Promise<void> {
	const sql = readFileSync(file, 'utf8');
	try {
		await database.together(async (inside) => {
			await inside.run(sql);
			await inside.query(
				'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
				[version, name, splitSqlStatements(sql)]
			);
		});
	} catch (problem) {
		throw new Error(`The migration ${version}_${name} did not run: ${String(problem)}`, {
			cause: problem
		});
	}
}
