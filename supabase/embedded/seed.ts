/** Demo data: put in once, when the database is new, and written down as the Supabase CLI does. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Database } from './database.ts';

/** Stands for the hash where somebody started with --empty, so that a later start adds nothing. */
const LEFT_OUT = 'left out: started with --empty';

export type Seeding = 'seeded' | 'left out' | 'there already' | 'changed since';

export async function plant(
	database: Database,
	supabaseDir: string,
	paths: string[],
	wanted: boolean
): Promise<Seeding> {
	const outcomes = new Set<Seeding>();
	for (const path of paths) {
		const file = resolve(supabaseDir, path);
		if (existsSync(file)) outcomes.add(await plantOne(database, supabaseDir, file, wanted));
	}
	const order: Seeding[] = ['seeded', 'changed since', 'left out', 'there already'];
	return order.find((outcome) => outcomes.has(outcome)) ?? 'left out';
}

async function plantOne(
	database: Database,
	supabaseDir: string,
	file: string,
	wanted: boolean
): Promise<Seeding> {
	const sql = readFileSync(file, 'utf8');
	const hash = createHash('sha256').update(sql).digest('hex');
	const path = join('supabase', relative(supabaseDir, file));

	const [row] = await database.query(
		'select hash from supabase_migrations.seed_files where path = $1',
		[path]
	);
	if (row?.hash === LEFT_OUT) return 'left out';
	if (row) return row.hash === hash ? 'there already' : 'changed since';

	await database.together(async (inside) => {
		if (wanted) await inside.run(sql);
		await inside.query('insert into supabase_migrations.seed_files (path, hash) values ($1, $2)', [
			path,
			wanted ? hash : LEFT_OUT
		]);
	});
	return wanted ? 'seeded' : 'left out';
}
