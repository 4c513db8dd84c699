/**
 * The door of every npm script that needs more than the machine brings: plain JavaScript for Node 18
 * and newer, with nothing installed. It installs what the lockfile names, if that is not there yet,
 * and hands over to scripts/NAME.ts through the Node that the lockfile brings.
 *
 *   node scripts/bootstrap.mjs NAME [arguments]
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { help } from './help.mjs';
import { isInstalled } from './installed.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const [name = 'start', ...args] = process.argv.slice(2);

if (args.includes('--help') || args.includes('-h')) {
	console.log(help(name));
} else if (Number(process.versions.node.split('.')[0]) < 18) {
	fail(
		`This needs Node 18 or newer, and this is ${process.versions.node}: see https://nodejs.org.`
	);
} else {
	await install();
	await handOver();
}

async function install() {
	if (isInstalled(readLock('package-lock.json'), readLock('node_modules/.package-lock.json')))
		return;
	const alive = setInterval(() => console.log('… still installing'), 10_000);
	console.log('Installing what package-lock.json names (once, about a minute; needs the network).');
	const { code } = await run(...npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']), {
		cwd: root
	});
	clearInterval(alive);
	if (code) {
		fail(
			'The installation did not finish: read the lines above, see to the network, and start again.'
		);
	}
}

/** @param {string} file */
function readLock(file) {
	const path = join(root, file);
	return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/**
 * npm, run by a Node that does not stand in the folder which `npm ci` is about to clear.
 * @param {string[]} rest
 * @returns {[string, string[]]}
 */
function npm(rest) {
	const cli = process.env.npm_execpath;
	if (!cli?.endsWith('.js')) return [process.platform === 'win32' ? 'npm.cmd' : 'npm', rest];
	if (!process.execPath.startsWith(modules + sep)) return [process.execPath, [cli, ...rest]];
	process.env.PATH = (process.env.PATH ?? '')
		.split(delimiter)
		.filter((folder) => !folder.startsWith(modules))
		.join(delimiter);
	return ['node', [cli, ...rest]];
}

async function handOver() {
	const node = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (!existsSync(node)) {
		fail(
			'The Node that package-lock.json brings is missing: allow install scripts ' +
				'(npm config set ignore-scripts false), delete node_modules and start again.'
		);
	}
	// The channel tells the other side when this process is gone, even when it was killed.
	const { code, signal } = await run(node, [join(root, 'scripts', `${name}.ts`), ...args], {
		cwd: root,
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		signals: true
	});
	if (signal) process.kill(process.pid, signal);
	process.exitCode = code ?? 1;
}

/**
 * @param {string} command
 * @param {string[]} rest
 * @param {import('node:child_process').SpawnOptions & { signals?: boolean }} options
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
function run(command, rest, { signals = false, ...options }) {
	const child = spawn(command, rest, {
		stdio: 'inherit',
		shell: command.endsWith('.cmd'),
		...options
	});
	if (signals) {
		endWithParent(child);
		// Ctrl-C reaches the whole group by itself; here it is only kept from ending this process first.
		process.on('SIGINT', () => {});
		process.on('SIGTERM', () => child.kill('SIGTERM'));
		process.on('SIGHUP', () => child.kill('SIGHUP'));
	}
	return new Promise((done) => {
		child.once('error', (problem) => fail(`${command} could not be run: ${problem.message}`));
		child.once('exit', (code, signal) => {
			process.removeAllListeners();
			done({ code, signal });
		});
	});
}

/**
 * npm ends the shell between it and this process, and a shell may not pass that on. So look whether
 * it is still there.
 * @param {import('node:child_process').ChildProcess} child
 */
function endWithParent(child) {
	if (!process.env.npm_lifecycle_event) return;
	const parent = process.ppid;
	setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
}

/** @param {string} sentence */
function fail(sentence) {
	console.error(sentence);
	process.exit(1);
}
