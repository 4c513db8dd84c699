/**
 * Puts into an empty data folder, or into the empty PostgreSQL of DATABASE_URL, who the run needs, before
 * the course starts on it.
 *
 *   node scripts/bench/arrange.ts DATA_DIR
 */
import { start } from '../../supabase/embedded/backend.ts';
import { supabaseDir } from '../places.ts';
import { readLetters } from './content.ts';
import { world } from './world.ts';

const [, , dataDir] = process.argv;
const backend = await start({
	supabaseDir,
	dataDir,
	databaseUrl: process.env.DATABASE_URL,
	port: 0,
	siteUrl: 'http://127.0.0.1',
	smtpPort: 9,
	seed: false
});
await backend.database.together(async (inside) => {
	for (const statements of world(readLetters())) await inside.run(statements);
});
await backend.close();
