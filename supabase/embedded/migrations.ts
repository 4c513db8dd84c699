/** Applies supabase/migrations/, and keeps their history in the table that the Supabase CLI uses. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { splitSqlStatements } from '@supabase/lite';
import type { Database } from './database.ts';
import { orSay } from './trouble.ts';

export type Migration = { version: string; name: string; file: string };

/** Applies what is new, oldest first, each with its row of history or not at all. */
export async function apply(
	database: Database,
	supabaseDir: string
): Promise<{ applied: Migration[]; edited: Migration[] }> {
	const rows = await database.query(
		'select version, statements from supabase_migrations.schema_migrations'
	);
	const history = new Map(rows.map(({ version, statements }) => [version, statements]));
	const all = list(supabaseDir);
	const applied = all.filter(({ version }) => !history.has(version));
	for (const migration of applied) await applyOne(database, migration);

	const edited = all.filter((migration) => {
		const recorded = history.get(migration.version);
		return recorded && JSON.stringify(recorded) !== JSON.stringify(statements(migration));
	});
	return { applied, edited };
}

const statements = ({ file }: Migration) => splitSqlStatements(readFileSync(file, 'utf8'));

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

function applyOne(database: Database, migration: Migration): Promise<void> {
	const { version, name, file } = migration;
	return orSay(
		`The migration ${version}_${name} does not run`,
		database.together(async (inside) => {
			await inside.run(readFileSync(file, 'utf8'));
			await inside.query(
				'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
				[version, name, statements(migration)]
			);
		})
	);
}
