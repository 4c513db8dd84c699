/**
 * `npm run types [-- --check]`: the database's types for the course, made from the migrations by the
 * generator that the Supabase CLI uses.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateTypescript, sortGeneratorMetadata } from '@supabase/postgrest-typegen/generation';
import { introspect } from '@supabase/postgrest-typegen/introspection';
import type { Database } from '../supabase/embedded/database.ts';
import { start } from '../supabase/embedded/backend.ts';
import { root, supabaseDir } from './places.ts';
import { explain } from './stop.ts';

const FILE = 'src/lib/supabase/database.types.ts';
try {
	const file = join(root, FILE);
	const types = await generate();
	const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
	if (!process.argv.includes('--check')) {
		writeFileSync(file, types);
		console.log(written === types ? `${FILE} fits already.` : `${FILE} is written.`);
	} else if (written === types) {
		console.log(`${FILE} fits the migrations.`);
	} else {
		console.error(`${FILE} does not fit the migrations any more: npm run types writes it anew.`);
		process.exitCode = 1;
	}
} catch (problem) {
	explain(problem);
	process.exitCode = 1;
}

async function generate(): Promise<string> {
	const backend = await start({
		supabaseDir,
		port: 0,
		siteUrl: 'http://127.0.0.1',
		smtpPort: 9,
		seed: false
	});
	try {
		const metadata = await introspect(asPool(backend.database), { includedSchemas: ['public'] });
		return await generateTypescript(sortGeneratorMetadata(metadata), { postgrestVersion: '12' });
	} finally {
		await backend.close();
	}
}

/** The generator asks like `pg` does. */
function asPool(database: Database) {
	return { query: async (sql: string) => ({ rows: await database.query(sql) }) };
}
