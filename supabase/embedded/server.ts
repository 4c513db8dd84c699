/**
 * The embedded Supabase as a process of its own.
 *
 *   node supabase/embedded/server.ts [--empty]
 *
 *   DATA_DIR           where the data lives       supabase/.temp
 *   SUPABASE_PORT      0 = any free one           54321
 *   MAILBOX_SMTP_PORT  where mail goes            1025
 *   SITE_URL           the course, for mail links http://127.0.0.1:3000
 *   SUPABASE_DIR       config.toml, migrations/…  supabase
 *   DATABASE_URL       a real PostgreSQL instead of PGlite
 *
 * It says `ready` with its address; the keys are in DATA_DIR/supabase.env. SIGTERM closes it cleanly.
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start } from './backend.ts';
import { quiet } from './quiet.ts';
import { CannotStart } from './trouble.ts';

export type Message = { type: 'say'; line: string } | { type: 'ready'; url: string; demo: boolean };

const env = process.env;
const supabaseDir = resolve(env.SUPABASE_DIR ?? fileURLToPath(new URL('..', import.meta.url)));

try {
	const backend = await start({
		supabaseDir,
		dataDir: resolve(env.DATA_DIR ?? join(supabaseDir, '.temp')),
		databaseUrl: env.DATABASE_URL,
		port: Number(env.SUPABASE_PORT ?? 54321),
		siteUrl: env.SITE_URL ?? 'http://127.0.0.1:3000',
		smtpPort: Number(env.MAILBOX_SMTP_PORT ?? 1025),
		seed: !process.argv.includes('--empty'),
		say: (line) => tell({ type: 'say', line })
	});
	tell({ type: 'ready', url: backend.url, demo: backend.demo });
	quiet();

	let closing: Promise<void> | undefined;
	const end = async () => {
		await (closing ??= backend.close());
		process.exit(0);
	};
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
	// Whoever started this as a child is gone, perhaps killed: nobody would ever stop it otherwise.
	process.on('disconnect', end);
} catch (problem) {
	console.error(problem instanceof CannotStart ? problem.message : problem);
	process.exit(1);
}

function tell(message: Message): void {
	if (process.send) process.send(message);
	else console.log(message.type === 'ready' ? `ready ${message.url}` : message.line);
}
