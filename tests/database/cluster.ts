/** A PostgreSQL of its own, in a temporary folder, for as long as a test file runs. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

export type Cluster = { databaseUrl: string; stop(): Promise<void> };

const DEBIAN = '/usr/lib/postgresql';

/** The folder with the programs of a PostgreSQL 15 server, if this machine has one. */
export function programs(): string | undefined {
	const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((v) => join(DEBIAN, v, 'bin')) : [];
	const path = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return [...debian, ...path].find(isFifteen);
}

function isFifteen(folder: string): boolean {
	if (!['postgres', 'initdb'].every((program) => existsSync(join(folder, program)))) return false;
	const version = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
	return / 15[.\s]/.test(version);
}

export async function start(bin: string): Promise<Cluster> {
	const folder = mkdtempSync(join(tmpdir(), 'five-letters-postgres-'));
	const as = someoneElse();
	if (as) chownSync(folder, as.uid, as.gid);
	const data = join(folder, 'data');
	const init = [
		'-D',
		data,
		'-U',
		'postgres',
		'-A',
		'trust',
		'-E',
		'UTF8',
		'--no-locale',
		'--no-sync'
	];
	execFileSync(join(bin, 'initdb'), init, {
		...as,
		cwd: folder,
		stdio: ['ignore', 'ignore', 'pipe']
	});

	const port = await freePort();
	const options = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: folder,
		fsync: 'off',
		// What is written is what a test wrote: the matrix counts it.
		autovacuum: 'off'
	};
	const settings = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	// The shell ends the server when this process lets go of its end of the pipe: also when it is
	// killed, so that nothing is left behind.
	const lifeline =
		'"$0" "$@" </dev/null & server=$!; cat >/dev/null; kill -INT $server; wait $server';
	const shell = spawn('sh', ['-c', lifeline, join(bin, 'postgres'), '-D', data, ...settings], {
		...as,
		cwd: folder,
		stdio: ['pipe', 'ignore', 'pipe']
	});
	await ready(shell);
	return {
		databaseUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
		async stop() {
			const ended = new Promise((resolve) => shell.once('exit', resolve));
			shell.stdin?.end();
			await ended;
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** PostgreSQL does not run as root: as root, someone who owns nothing of worth. */
function someoneElse(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

async function ready(shell: ChildProcess): Promise<void> {
	const said: string[] = [];
	const lines = createInterface({ input: shell.stderr! });
	const timeout = setTimeout(() => shell.stdin?.end(), 20_000);
	for await (const line of lines) {
		said.push(line);
		if (line.includes('ready to accept connections')) break;
	}
	clearTimeout(timeout);
	// Nobody reads the log any more; a full pipe would hold the server up.
	shell.stderr?.resume();
	if (!said.at(-1)?.includes('ready to accept')) {
		throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`);
	}
}
