/** `npm test [-- PART …]`: everything that proves the course; the last line counts all of it. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as chromium from './chromium.ts';
import { asCounts, none, ofPlaywright, ofVitest, one, sum, tell, type Counts } from './counts.ts';
import * as program from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'five-letters-test-'));

/** They look at files alone, so they go side by side. */
const looks: Record<string, () => Promise<program.Outcome>> = {
	types,
	lint: program.eslint,
	format: () => program.prettier('--check'),
	drift: program.types,
	content: program.content
};

/**
 * They run code, and wait as long as they work: the short ones go one after the other beside the
 * journeys, which are heard live and tell that it goes on.
 */
const runs: Record<string, () => Promise<{ counts: Counts; output: string }>>[] = [
	{ unit: () => vitest('unit'), database: () => vitest('database'), faults },
	{ browser: playwright }
];

const all = [looks, ...runs].flatMap((parts) => Object.keys(parts));
const chosen = process.argv.length > 2 ? process.argv.slice(2) : all;
const unknown = chosen.find((name) => !all.includes(name));
if (unknown) {
	console.error(`“${unknown}” is no part: there are ${all.join(', ')}.`);
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
await Promise.all(
	Object.entries(looks).map(([name, look]) =>
		part(name, async () => {
			const { ok, output } = await look();
			return { counts: one(ok), output: ok ? '' : output.trimEnd() };
		})
	)
);
await Promise.all(
	runs.map(async (line) => {
		for (const [name, run] of Object.entries(line)) await part(name, run);
	})
);
rmSync(folder, { recursive: true, force: true });

console.log('');
for (const { name, counts, seconds } of results) {
	console.log(`${name.padEnd(10)}${String(seconds).padStart(4)} s   ${tell(counts)}`);
}
if (isInterrupted) console.log('Interrupted before the end.');
const total = sum(results.map(({ counts }) => counts));
console.log('');
console.log(tell(total));
process.exit(total.failed || !total.passed || isInterrupted ? 1 : 0);

async function part(
	name: string,
	run: () => Promise<{ counts: Counts; output: string }>
): Promise<void> {
	if (isInterrupted || !chosen.includes(name)) return;
	console.log(`— ${name}`);
	const began = Date.now();
	const { counts, output } = await run().catch((problem: unknown) => ({
		counts: one(false),
		output: String(problem)
	}));
	results.push({ name, counts, seconds: Math.round((Date.now() - began) / 1000) });
	if (output) console.log(`\n${output}\n`);
	console.log(`  ${name}: ${tell(counts)}`);
}

async function types(): Promise<program.Outcome> {
	const synced = await program.sync();
	return synced.ok ? program.svelteCheck() : synced;
}

async function vitest(project: string): Promise<{ counts: Counts; output: string }> {
	const report = join(folder, `${project}.json`);
	const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
	const { ok, output } = await program.run('node_modules/vitest/vitest.mjs', [
		'run',
		'--project',
		project,
		...reporters
	]);
	return { counts: read(report, ofVitest), output: ok ? '' : output.trimEnd() };
}

async function playwright(): Promise<{ counts: Counts; output: string }> {
	const browser = obtain();
	if (!browser) return { counts: one(false), output: noBrowser() };
	const report = join(folder, 'browser.json');
	await program.run('node_modules/@playwright/test/cli.js', ['test'], {
		live: true,
		env: { CHROMIUM_PATH: browser, BROWSER_RESULTS: report }
	});
	return { counts: read(report, ofPlaywright), output: '' };
}

/** Ten rounds of the campaign; `npm run test:faults` goes through a hundred. Each round is a test. */
async function faults(): Promise<{ counts: Counts; output: string }> {
	const browser = obtain();
	if (!browser) return { counts: one(false), output: noBrowser() };
	const report = join(folder, 'faults.json');
	const args = ['--rounds', '10', '--report', report];
	const env = { CHROMIUM_PATH: browser };
	const { ok, output } = await program.run('scripts/faults/faults.ts', args, { env });
	return { counts: read(report, asCounts), output: ok ? '' : output.trimEnd() };
}

const noBrowser = (): string =>
	`The browser tests need a Chromium, and none could be had: ${chromium.command}`;

function obtain(): string | undefined {
	return chromium.obtain((line) => console.log(line));
}

function read(report: string, count: (report: unknown) => Counts): Counts {
	if (!existsSync(report)) return { ...none, failed: 1 };
	return count(JSON.parse(readFileSync(report, 'utf8')));
}
