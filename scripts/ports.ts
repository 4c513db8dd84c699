/** Which ports to stand on: the one that was asked for, the usual one, or a free one. */
import { createServer, type AddressInfo } from 'node:net';
import { Stop } from './stop.ts';

export type Wish = { name: string; variable: string; usual: number };
type Falling = (wish: Wish, from: number, to: number) => void;

/** What a variable says: nothing, any port, or one of its own. */
export function read(variable: string, value: string | undefined): 'usual' | 'any' | number {
	if (value === undefined || value === '') return 'usual';
	const port = Number(value);
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new Stop(`${variable} is “${value}”: a port is a whole number from 0 to 65535.`);
	}
	return port === 0 ? 'any' : port;
}

const WISHES = {
	course: { name: 'course', variable: 'PORT', usual: 3000 },
	supabase: { name: 'Supabase', variable: 'SUPABASE_PORT', usual: 54321 },
	mailbox: { name: 'mailbox', variable: 'MAILBOX_PORT', usual: 1080 },
	smtp: { name: 'mailbox (SMTP)', variable: 'MAILBOX_SMTP_PORT', usual: 1025 }
};

export type Ports = Record<keyof typeof WISHES, number>;

/** The ports of a course after the environment; tells where a usual one was taken. */
export async function forCourse(
	env: NodeJS.ProcessEnv,
	say: (line: string) => void
): Promise<Ports> {
	const { course, supabase, mailbox, smtp } = await choose(WISHES, env, ({ name }, from, to) =>
		say(`Port ${from} is taken, so the ${name} stands on ${to}.`)
	);
	return { course, supabase, mailbox, smtp };
}

/** Free ports for a course of one's own. */
export const freePorts = () =>
	forCourse({ PORT: '0', SUPABASE_PORT: '0', MAILBOX_PORT: '0', MAILBOX_SMTP_PORT: '0' }, () => {});

/** Ports for all wishes at once, so that no two of them get the same free one. */
export async function choose<Name extends string>(
	wishes: Record<Name, Wish>,
	env: NodeJS.ProcessEnv,
	onFall: Falling = () => {}
): Promise<Record<Name, number>> {
	const held: Held[] = [];
	try {
		const choices: Partial<Record<Name, number>> = {};
		for (const key in wishes) choices[key] = await chooseOne(wishes[key], env, held, onFall);
		return choices as Record<Name, number>;
	} finally {
		await Promise.all(held.map((port) => port.release()));
	}
}

async function chooseOne(
	wish: Wish,
	env: NodeJS.ProcessEnv,
	held: Held[],
	onFall: Falling
): Promise<number> {
	const { name, variable, usual } = wish;
	const wanted = read(variable, env[variable]);
	const port = await hold(wanted === 'any' ? 0 : wanted === 'usual' ? usual : wanted, held);
	if (port) return port;
	if (wanted !== 'usual') {
		throw new Stop(
			`Port ${wanted}, which ${variable} chose for the ${name}, is taken: ` +
				`choose another, or ${variable}=0 for any free one.`
		);
	}
	const free = await hold(0, held);
	if (!free) throw new Stop(`No free port was found for the ${name}.`);
	onFall(wish, usual, free);
	return free;
}

type Held = { release(): Promise<void> };

/** Listens on the port until it is released: nothing, where somebody else does already. */
function hold(port: number, held: Held[]): Promise<number | undefined> {
	const server = createServer();
	return new Promise((resolve, reject) => {
		server.once('error', (problem: NodeJS.ErrnoException) => {
			if (problem.code === 'EADDRINUSE' || problem.code === 'EACCES') resolve(undefined);
			else reject(problem);
		});
		server.listen(port, '127.0.0.1', () => {
			held.push({ release: () => new Promise((done) => server.close(() => done())) });
			resolve((server.address() as AddressInfo).port);
		});
	});
}
