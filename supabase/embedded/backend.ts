/** The embedded Supabase: Auth and data API of @supabase/lite over one database, on 127.0.0.1. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { App } from '@supabase/lite';
import { isNew, openPglite, openPostgres, type Database } from './database.ts';
import * as keys from './keys.ts';
import * as locks from './lock.ts';
import * as mail from './mail.ts';
import * as migrations from './migrations.ts';
import * as seed from './seed.ts';
import * as settings from './settings.ts';
import { CannotStart, DataInUse, orSay } from './trouble.ts';

export type BackendOptions = {
	/** The folder with config.toml, migrations/, grants.sql, seed.sql and templates/. */
	supabaseDir: string;
	/** Where the data lives; in memory without it. */
	dataDir?: string;
	/** A real PostgreSQL instead of PGlite. */
	databaseUrl?: string;
	/** 0 = any free one. */
	port: number;
	/** The address of the course, for links in mails. */
	siteUrl: string;
	/** The port of the mailbox. */
	smtpPort: number;
	/** Put in the demo data, if the database is new. */
	seed: boolean;
	say?: (line: string) => void;
};

export type Backend = {
	url: string;
	keys: keys.Keys;
	database: Database;
	/** Whether the demo people are in the data. */
	demo: boolean;
	close(): Promise<void>;
};

// For each new address Auth makes up a password and hashes it, for 60 ms in which nobody else is
// answered; the database then keeps none. So it may hash it as cheaply as it can.
process.env.LITE_AUTH_BCRYPT_COST = '4';

export async function start(options: BackendOptions): Promise<Backend> {
	const { dataDir } = options;
	const lock = dataDir ? locks.take(dataDir) : undefined;
	if (dataDir && !lock) throw new DataInUse(dataDir);

	let database: Database | undefined;
	let post: mail.Post | undefined;
	try {
		const secrets = await (dataDir ? keys.keep(dataDir) : keys.make());
		database = await open(options);
		const config = settings.read(options.supabaseDir);
		post = mail.open(config, options.smtpPort);
		const app = createApp(database, secrets, config, post, options);
		const demo = await prepare(database, app, config, options);
		const server = await listen(options.databaseUrl ? app : inTurn(app), options.port);
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		if (dataDir) keys.write(dataDir, secrets, url);
		return { url, keys: secrets, database, demo, close };

		async function close() {
			await hangUp(server);
			post?.close();
			await database?.close();
			lock?.release();
		}
	} catch (problem) {
		post?.close();
		await database?.close().catch(() => {});
		lock?.release();
		throw problem;
	}
}

function open({ dataDir, databaseUrl, say }: BackendOptions): Promise<Database> {
	if (databaseUrl) {
		const opening = openPostgres(databaseUrl);
		return orSay('The PostgreSQL of DATABASE_URL does not answer', opening, 'start it, or mend it');
	}
	if (dataDir && isNew(dataDir)) say?.('Making the database (once).');
	return orSay(`The database in ${dataDir} cannot be opened`, openPglite(dataDir));
}

/** The steps before the first request, each needing the one before; whether the demo people are in. */
async function prepare(
	database: Database,
	app: App,
	config: settings.Settings,
	options: BackendOptions
): Promise<boolean> {
	const { supabaseDir, say = () => {} } = options;
	await app.ensureSystemSchema(); // the schemas `auth` and `supabase_migrations`
	await database.run(readFileSync(new URL('./platform.sql', import.meta.url), 'utf8'));

	const { applied, edited } = await migrations.apply(database, supabaseDir);
	if (applied.length) say(`Migrations applied: ${applied.length}.`);
	for (const { name } of edited) {
		say(`The migration “${name}” has changed since it was applied: --reset begins anew with it.`);
	}

	const seeding = await orSay(
		'seed.sql cannot be put in',
		seed.plant(database, supabaseDir, config.db.seed.sql_paths, options.seed)
	);
	if (seeding === 'seeded') say('Demo data put in.');
	if (seeding === 'changed since') {
		say('seed.sql has changed since the demo data was put in: --reset begins anew with it.');
	}

	// Once per process @supabase/lite grants all on every table of each schema with row level security
	// to anon and authenticated. Make it do so now, so that our grants have the last word.
	await database.connection['ensureRlsContext']();
	const grants = join(supabaseDir, 'grants.sql');
	if (existsSync(grants)) {
		await orSay('grants.sql does not fit the database', database.run(readFileSync(grants, 'utf8')));
	}
	return seeding !== 'left out';
}

function createApp(
	database: Database,
	secrets: keys.Keys,
	config: settings.Settings,
	post: mail.Post,
	{ siteUrl }: BackendOptions
) {
	return new App({
		connection: database.connection,
		api: config.api,
		auth: {
			...config.auth,
			enabled: true,
			site_url: siteUrl,
			additional_redirect_urls: [],
			jwt_secret: secrets.jwtSecret,
			publishable_key: secrets.publishable,
			secret_key: secrets.secret
		},
		storage: { enabled: false },
		realtime: { enabled: false },
		studio: { enabled: false },
		options: {
			server: { admin: false, disableStudio: true },
			drivers: { email: post.driver }
		}
	});
}

type Answering = Pick<App, 'fetch'>;

/**
 * One request after the other. PGlite is a single session, and Auth pauses within its transactions:
 * a request in between would end them (tried: a refused call took somebody else's sign-in back).
 */
function inTurn(app: Answering): Answering {
	let line: Promise<unknown> = Promise.resolve();
	return {
		fetch(...request) {
			const answer = line.then(() => app.fetch(...request));
			line = answer.catch(() => {});
			return answer;
		}
	};
}

/** The parts of a Supabase that a stranger may knock at. `/_system` would tell the whole schema. */
const DOORS = ['/auth/v1/', '/rest/v1/'];

async function listen(app: Answering, port: number): Promise<Server> {
	const answer = getRequestListener(
		(request, { incoming }) => {
			const { pathname } = new URL(request.url);
			if (!DOORS.some((door) => pathname.startsWith(door))) {
				return Response.json({ message: 'Not found' }, { status: 404 });
			}
			const { remoteAddress = null } = 'socket' in incoming ? incoming.socket : {};
			return app.fetch(request, { peerAddress: remoteAddress });
		},
		{ overrideGlobalObjects: false }
	);
	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((resolve, reject) => {
		server.once('error', ({ message }) =>
			reject(new CannotStart(`Supabase cannot stand on port ${port} (${message}): choose another.`))
		);
		server.listen(port, '127.0.0.1', resolve);
	});
	return server;
}

/** Requests under way get two seconds to finish. */
async function hangUp(server: Server): Promise<void> {
	const impatience = setTimeout(() => server.closeAllConnections(), 2000);
	await new Promise((resolve) => {
		server.close(resolve);
		server.closeIdleConnections();
	});
	clearTimeout(impatience);
}
