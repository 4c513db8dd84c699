/** A course of a test's own: the same build, in a process whose surroundings the test chooses. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { root } from '../scripts/places.ts';
import { test as base } from './circle.ts';
import { setting } from './people.ts';

export interface OwnCourse {
	url: string;
	child: ChildProcess;
	/** All that it wrote to its log, and what it complained of. */
	log(): string;
	/** Its exit code, once it has ended and everything it wrote is here. */
	ended: Promise<number | null>;
}

type Surroundings = Record<string, string | undefined>;

interface Company {
	/** Starts one, and waits until it answers; it ends with the test. */
	ownCourse: (surroundings?: Surroundings) => Promise<OwnCourse>;
}

export const test = base.extend<Company>({
	ownCourse: async ({ browserName: _ }, use) => {
		const started: OwnCourse[] = [];
		await use(async (surroundings) => {
			const course = await start(surroundings);
			started.push(course);
			return course;
		});
		for (const { child } of started) child.kill('SIGKILL');
		await Promise.all(started.map(({ ended }) => ended));
	}
});

/** @param built the folder of the build; without it, that of the course which everybody is at. */
export async function start(
	surroundings: Surroundings = {},
	built = setting('COURSE_BUILD')
): Promise<OwnCourse> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const { SUPABASE_SECRET_KEY: _secret, ...env } = process.env;
	const child = spawn(
		process.execPath,
		[
			'--import',
			new URL('../scripts/tied.mjs', import.meta.url).href,
			join(root, 'scripts/serve.mjs'),
			built
		],
		{
			env: { ...env, ORIGIN: url, HOST: '127.0.0.1', PORT: String(port), ...surroundings },
			stdio: ['ignore', 'pipe', 'pipe', 'ipc']
		}
	);
	let written = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (chunk: Buffer) => (written += chunk.toString()));
	}
	const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
	const answers = new Promise<void>((resolve) => {
		child.stdout?.on('data', () => written.includes('Listening on') && resolve());
	});
	await Promise.race([answers, ended]);
	return { url, child, ended, log: () => written };
}

export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
