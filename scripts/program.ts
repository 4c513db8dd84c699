/** Runs a program of node_modules and waits for its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { root } from './places.ts';

export type Outcome = { ok: boolean; output: string };

type Options = { live?: boolean; env?: NodeJS.ProcessEnv };

const running = new Set<ChildProcess>();

/** Its output is kept to show when it is needed; with `live` it is shown as it comes. */
export function run(script: string, args: string[], options: Options = {}): Promise<Outcome> {
	const { live = false, env = {} } = options;
	const shown = live ? 'inherit' : 'pipe';
	const child = spawn(process.execPath, [join(root, script), ...args], {
		cwd: root,
		env: { ...process.env, ...env },
		stdio: ['ignore', shown, shown]
	});
	running.add(child);
	let output = '';
	child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => {
			running.delete(child);
			resolve({ ok: code === 0, output });
		});
	});
}

/** As Ctrl-C does: they tidy up and end. */
export function interrupt(): void {
	for (const child of running) child.kill('SIGINT');
}

const modules = (path: string) => join('node_modules', path);

export const sync = () => run(modules('@sveltejs/kit/svelte-kit.js'), ['sync']);
export async function svelteCheck(): Promise<Outcome> {
	const pages = await run(modules('svelte-check/bin/svelte-check'), [
		'--tsconfig',
		'./tsconfig.json',
		'--fail-on-warnings'
	]);
	return pages.ok ? worker() : pages;
}
/** The service worker runs among other things than a page does, and is checked by itself. */
const worker = () =>
	run(modules('typescript/bin/tsc'), ['--noEmit', '--project', 'src/service-worker']);
export const eslint = () => run(modules('eslint/bin/eslint.js'), ['.', '--max-warnings', '0']);
export const prettier = (mode: '--check' | '--write') =>
	run(modules('prettier/bin/prettier.cjs'), [mode, '--log-level', 'warn', '.']);
export const content = () => run('scripts/content.ts', []);
export const types = () => run('scripts/types.ts', ['--check']);
