/**
 * `npm run bench`: how fast the built course is, each figure beside its floor from the same run.
 *
 * It ends with 0 also where a budget is missed, which the table says: a figure is a figure. It ends
 * with 1 where it could not measure.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { command, find } from '../chromium.ts';
import { explain, Stop } from '../stop.ts';
import { atMost, LIMITS, signedIn, stranger, type Compared } from './budgets.ts';
import { readLetters, type Letter } from './content.ts';
import { correspondence } from './correspondence.ts';
import { residentMB } from './memory.ts';
import { pages } from './pages.ts';
import type { Person } from './people.ts';
import { machine } from './machine.ts';
import { borrow, wanted, type Borrowed } from './postgres.ts';
import { keep, notes, tell, type Found } from './report.ts';
import { courseFor } from './course.ts';
import { alone, compare } from './rounds.ts';
import { signIn } from './signing-in.ts';
import { atSize, type Sized } from './size.ts';
import { Observed, set, type Stage } from './stage.ts';
import { compareForStranger } from './stranger.ts';
import { typing } from './typing.ts';
import { onward, visit, type Visit } from './visit.ts';
import { WRITERS, writeTogether } from './writers.ts';

/** Beyond this something hangs: a run takes seven to eight minutes, on a busy machine fifteen. */
const LONGEST_MS = 25 * 60_000;

const began = performance.now();
const say = (line: string) => console.log(line);
const folder = mkdtempSync(join(tmpdir(), 'five-letters-bench-'));
let household = new Observed();
let borrowed: Borrowed | undefined;

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(130));
process.on('disconnect', () => end(130));
setTimeout(() => {
	explain(new Stop('The run took too long and was ended.'));
	void end(1);
}, LONGEST_MS).unref();

try {
	const before = machine();
	const address = wanted();
	const stage = await set(household, folder, say);
	const found = await measure(stage, address);
	say(`\n${tell(found)}\n\n${notes(before)}`);
	say(`Written to ${keep(found, before, performance.now() - began)}.`);
	await end(0);
} catch (problem) {
	// What was asked of processes that are being ended fails, and nobody wants to know.
	if (!isEnding) explain(problem);
	await end(1);
}

async function measure(stage: Stage, address: string | undefined): Promise<Found> {
	const letters = readLetters();
	const [letter] = letters;

	say('Measuring (seven to eight minutes): a first visit in the browser …');
	const { visits, step } = await inTheBrowser(
		stage,
		letters.map(({ slug }) => `/letters/${slug}`)
	);

	say('… the letter for strangers …');
	const strangers = await compareForStranger(stage, letter.slug);

	say('… signing in …');
	const people = await signIn(stage);

	const compared: Compared[] = [];
	const pageless: Found['pageless'] = [];
	const course = courseFor(stage);
	for (const pair of [
		...pages(stage, letter, people.facilitator, people.learners),
		...(await correspondence(stage, letter, people.facilitator, people.learners))
	]) {
		const [person] = pair.people;
		if (!pair.path || (person && (await course.has(person, pair.path)))) {
			say(`… ${pair.what} …`);
			compared.push(await compare(pair));
		} else {
			say(`… ${pair.what}: there is no such page yet, so its call to the database alone …`);
			pageless.push({ what: pair.what, floor: await alone(pair) });
		}
	}

	say('… typing …');
	const keyToSaved = await inBrowser((browser) =>
		typing(browser, stage, letters[1] ?? letter, someone(people.learners))
	);

	say(`… ${WRITERS} people who write at once …`);
	const together = await writeTogether(stage, letter);
	const memory = residentMB(stage.household.pidOf('course'));

	say('… at size, embedded …');
	const embedded = await atSize(stage, letter, say);
	const postgres = await onPostgres(address, letter);

	return {
		pageless,
		atSize: { embedded, ...postgres },
		requests: [
			{ ...strangers, budgets: [stranger(strangers)] },
			...compared.map((one) => ({ ...one, budgets: budgetsOf(one) })),
			{ ...people.compared, budgets: [] }
		],
		visits: visits.map((one) => ({ ...one, budgets: budgetsOfVisit(one) })),
		onward: atMost(
			`from a letter to the next; ${(step.beforePress / 1000).toFixed(1)} KB of it come before the press`,
			step.bytes / 1000,
			LIMITS.onwardKB,
			'KB'
		),
		writing: [
			atMost(
				'from a key to “Saved”, beyond the debounce, p95',
				keyToSaved,
				LIMITS.keyToSavedMs,
				'ms'
			),
			atMost(
				`a save while ${WRITERS} people save every 5 s for 60 s, p95 of ${together.saves}`,
				together.p95,
				LIMITS.togetherMs,
				'ms'
			),
			atMost('… of these saves refused or unanswered', together.errors, 0, 'errors')
		],
		memory: atMost('the course’s memory after the run', memory, LIMITS.memoryMB, 'MB')
	};
}

/** The same at size, through the same API and pages, on a real PostgreSQL, where there is one. */
async function onPostgres(
	address: string | undefined,
	letter: Letter
): Promise<{ postgres?: Sized; version?: string }> {
	borrowed = await borrow(address);
	if (!borrowed) {
		say(
			'… there is no PostgreSQL 15 on this machine, and none was named: that column stays empty …'
		);
		return {};
	}
	// The first one has nothing to do any more; two at a time would take the processor from each other.
	await household.end();
	household = new Observed();
	say(`… at size, on ${borrowed.version} …`);
	const stage = await set(household, folder, say, borrowed.databaseUrl);
	return { postgres: await atSize(stage, letter, say), version: borrowed.version };
}

function budgetsOf(one: Compared) {
	const budget = signedIn(one);
	return one.what.endsWith('1,000')
		? [budget, atMost(one.what, one.page.p50, LIMITS.bigOverviewMs, 'ms')]
		: [budget];
}

function budgetsOfVisit({ path, bytes, total, slowLcp }: Visit) {
	return [
		atMost(`first visit of ${path}`, total / 1000, LIMITS.visitKB, 'KB'),
		atMost(`… of it script`, bytes.script / 1000, LIMITS.scriptKB, 'KB'),
		atMost(`… LCP, slow 4G and a slow processor`, slowLcp / 1000, LIMITS.slowLcpMs / 1000, 's')
	];
}

/** A first visit of the front door and of each letter, and the step from the first to the second. */
async function inTheBrowser(
	{ course }: Stage,
	letters: string[]
): Promise<{ visits: Visit[]; step: Awaited<ReturnType<typeof onward>> }> {
	return inBrowser(async (browser) => {
		const visits: Visit[] = [];
		for (const path of ['/', ...letters]) visits.push(await visit(browser, course, path));
		return { visits, step: await onward(browser, course, letters[0] ?? '/') };
	});
}

function someone([first]: Person[]): Person {
	if (!first) throw new Stop('Nobody is signed in.');
	return first;
}

async function inBrowser<Found>(work: (browser: Browser) => Promise<Found>): Promise<Found> {
	const executablePath = find();
	if (!executablePath) throw new Stop(`No Chromium is here: ${command}`);
	const browser = await chromium.launch({
		executablePath,
		// Playwright would end this process before the others have ended.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false
	});
	try {
		return await work(browser);
	} finally {
		await browser.close();
	}
}

/** Ends what this run began, and nothing else; the browser ends with this process. */
async function end(code: number): Promise<void> {
	if (isEnding) return;
	isEnding = true;
	await household.end();
	await borrowed?.giveBack();
	rmSync(folder, { recursive: true, force: true });
	process.exit(code);
}
