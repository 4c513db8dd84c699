/** Starts the whole course: mailbox, embedded Supabase, and the course itself, in this order. */
import { openSync } from 'node:fs';
import { join } from 'node:path';
import type { Message as BackendMessage } from '../supabase/embedded/server.ts';
import * as keys from '../supabase/embedded/keys.ts';
import { build } from './build.ts';
import { Household, ready } from './household.ts';
import type { Message as MailboxMessage } from './mailbox.ts';
import { root } from './places.ts';
import type { Ports } from './ports.ts';
import { Stop } from './stop.ts';

export type CourseOptions = {
	dataDir: string;
	ports: Ports;
	/** Without demo data, if the data is new. */
	empty?: boolean;
	/** A real PostgreSQL for the embedded Supabase, instead of its own. */
	databaseUrl?: string;
	/** Vite's development server instead of the build. */
	dev?: boolean;
	/** The folder of the build. */
	built?: string;
	/** What its surroundings say beside what they always do. */
	surroundings?: Record<string, string>;
	say: (line: string) => void;
};

export type Course = {
	course: string;
	mailbox: string;
	supabase: string;
	publishableKey: string;
	/** Whether the demo people are in the data. */
	demo: boolean;
};

export async function start(household: Household, options: CourseOptions): Promise<Course> {
	const { dataDir, ports, dev = false, built = 'build', say } = options;
	const course = `http://127.0.0.1:${ports.course}`;
	if (!dev) await build(say, built);

	const [mailbox, backend] = await Promise.all([
		startMailbox(household, options),
		startBackend(household, options, course)
	]);
	const { publishable = '', secret = '' } = keys.recall(dataDir) ?? {};

	await startCourse(household, options, {
		...options.surroundings,
		SUPABASE_URL: backend.url,
		SUPABASE_PUBLISHABLE_KEY: publishable,
		SUPABASE_SECRET_KEY: secret,
		SMTP_URL: `smtp://127.0.0.1:${mailbox.smtpPort}`,
		MAIL_FROM: 'letters@five-letters.example',
		ORIGIN: course,
		HOST: '127.0.0.1',
		PORT: String(ports.course)
	});
	return {
		course,
		mailbox: mailbox.url,
		supabase: backend.url,
		publishableKey: publishable,
		demo: backend.demo
	};
}

/** As `npm run serve`: V8 would rather take 350 MB than tidy up; the course lives well in a third of that. */
const SMALL = ['--max-semi-space-size=1', '--max-old-space-size=96', '--optimize-for-size'];
/** So would glibc: what its threads gave back lies about in a heap for each, 60 MB after a busy hour. */
const TIDY = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '1000000' };

type Ready<Message> = Extract<Message, { type: 'ready' }>;

function startMailbox(household: Household, { dataDir, ports }: CourseOptions) {
	const child = household.start({
		name: 'mailbox',
		run: [join(root, 'scripts/mailbox.ts')],
		env: {
			...process.env,
			MAILBOX_DIR: join(dataDir, 'mailbox'),
			MAILBOX_PORT: String(ports.mailbox),
			MAILBOX_SMTP_PORT: String(ports.smtp)
		}
	});
	return ready<MailboxMessage>(child);
}

export function startBackend(
	household: Household,
	{ dataDir, ports, empty, databaseUrl = '', say }: CourseOptions,
	siteUrl: string
) {
	const child = household.start({
		name: 'embedded Supabase',
		run: [join(root, 'supabase/embedded/server.ts'), ...(empty ? ['--empty'] : [])],
		env: {
			...process.env,
			// One that stands in somebody's shell belongs to something else.
			DATABASE_URL: databaseUrl,
			DATA_DIR: dataDir,
			SUPABASE_PORT: String(ports.supabase),
			MAILBOX_SMTP_PORT: String(ports.smtp),
			SITE_URL: siteUrl
		}
	});
	return ready<Ready<BackendMessage>>(child, say);
}

async function startCourse(
	household: Household,
	{ dataDir, dev, built = 'build' }: CourseOptions,
	env: Record<string, string>
) {
	const program = dev
		? ['node_modules/vite/bin/vite.js', 'dev', '--port', env.PORT ?? '', '--strictPort']
		: [join(root, 'scripts/serve.mjs'), built];
	// What the course writes down line by line is for a file; what it cannot cope with is shown.
	const log = dev ? 'inherit' : openSync(join(dataDir, 'course.log'), 'a', 0o600);
	const child = household.start({
		name: 'course',
		run: [
			...(dev ? [] : SMALL),
			'--import',
			new URL('./tied.mjs', import.meta.url).href,
			...program
		],
		env: { ...TIDY, ...withoutSecrets(process.env), SHUTDOWN_TIMEOUT: '3', ...env },
		out: log
	});
	await answers(`${env.ORIGIN}/healthz`, () => child.exitCode !== null);
}

/** What stands in somebody's shell belongs to something else. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const { SUPABASE_SECRET_KEY: _secret, SUPABASE_JWT_SECRET: _jwt, ...rest } = env;
	return rest;
}

async function answers(url: string, isGone: () => boolean, patience = 30_000): Promise<void> {
	const end = Date.now() + patience;
	let last = 'no answer';
	while (Date.now() < end && !isGone()) {
		try {
			const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
			if (answer.ok) return;
			last = `${answer.status} ${(await answer.text()).slice(0, 200)}`;
		} catch {
			// Not there yet.
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Stop(
		isGone()
			? 'The course ended before it answered: the lines above tell why.'
			: `The course did not answer at ${url} (${last}).`
	);
}
