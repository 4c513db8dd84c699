/** `npm test [-- PART …]`: everything that proves the course; the last line counts all of it. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as chromium from './chromium.ts';
import { none, ofPlaywright, ofVitest, one, sum, tell, type Counts } from './counts.ts';
import * as program from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'five-letters-test-'));

const parts: Record<string, () => Promise<Counts>> = {
	types: () => once(types),
	lint: () => once(program.eslint),
	format: () => once(() => program.prettier('--check')),
	drift: () => once(program.types),
	unit: () => vitest('unit'),
	database: () => vitest('database'),
	browser: playwright
};

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !(name in parts));
if (unknown) {
	console.error(`“${unknown}” is no part: there are ${Object.keys(parts).join(', ')}.`);
	process.exit(1);
}

let isInterrupted = false;
// Ctrl-C reaches what runs here by itself; the rest is passed on.
process.on('SIGINT', () => (isInterrupted = true));
for (const signal of ['SIGTERM', 'SIGHUP', 'disconnect']) {
	process.on(signal, () => {
		isInterrupted = true;
		program.interrupt();
	});
}
process.channel?.unref();

const results: { name: string; counts: Counts; seconds: number }[] = [];
for (const [name, part] of Object.entries(parts)) {
	if (isInterrupted || (chosen.length && !chosen.includes(name))) continue;
	console.log(`\n— ${name}`);
	const began = Date.now();
	const counts = await part().catch((problem: unknown) => {
		console.error(problem);
		return one(false);
	});
	results.push({ name, counts, seconds: Math.round((Date.now() - began) / 1000) });
	console.log(`  ${tell(counts)}`);
}
rmSync(folder, { recursive: true, force: true });

console.log('');
for (const { name, counts, seconds } of results) {
	console.log(`${name.padEnd(10)}${String(seconds).padStart(4)} s   ${tell(counts)}`);
}
const total = sum(results.map(({ counts }) => counts));
console.log('');
console.log(tell(total));
process.exit(total.failed || !total.passed || isInterrupted ? 1 : 0);

/** A check that is one: its output is shown when it has found something. */
async function once(check: () => Promise<program.Outcome>): Promise<Counts> {
	const { ok, output } = await check();
	if (!ok) console.log(output.trimEnd());
	return one(ok);
}

async function types(): Promise<program.Outcome> {
	const synced = await program.sync();
	return synced.ok ? program.svelteCheck() : synced;
}

async function vitest(project: string): Promise<Counts> {
	const report = join(folder, `${project}.json`);
	await program.run(
		'node_modules/vitest/vitest.mjs',
		[
			'run',
			'--project',
			project,
			'--reporter=dot',
			'--reporter=json',
			`--outputFile.json=${report}`
		],
		{ live: true }
	);
	return read(report, ofVitest);
}

async function playwright(): Promise<Counts> {
	const browser = chromium.obtain((line) => console.log(line));
	if (!browser) {
		console.error(`The browser tests need a Chromium, and none could be had: ${chromium.command}`);
		return one(false);
	}
	const report = join(folder, 'browser.json');
	await program.run('node_modules/@playwright/test/cli.js', ['test'], {
		live: true,
		env: { CHROMIUM_PATH: browser, BROWSER_RESULTS: report }
	});
	return read(report, ofPlaywright);
}

function read(report: string, count: (report: unknown) => Counts): Counts {
	if (!existsSync(report)) return { ...none, failed: 1 };
	return count(JSON.parse(readFileSync(report, 'utf8')));
}
