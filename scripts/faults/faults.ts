/**
 * `npm run test:faults`: the backend is killed in mid-work, again and again, under a learner who writes.
 *
 * Three numbers come of it, and each must be 0. The same seed brings the same choices; to the
 * millisecond in which a process dies nobody can come back.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLetters } from '../bench/content.ts';
import { build } from '../build.ts';
import type { Counts } from '../counts.ts';
import { explain } from '../stop.ts';
import { Chance } from './chance.ts';
import { Ground } from './ground.ts';
import { Hand } from './hand.ts';
import { enter, newName } from './learner.ts';
import { Ledger } from './ledger.ts';
import { round, settle, type Fate } from './round.ts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '100' },
		seed: { type: 'string' },
		report: { type: 'string' }
	}
});
const rounds = Number(values.rounds);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
/** After so many, somebody else comes: nobody writes without end to one question. */
const STINT = 25;

const say = (line: string) => console.log(line);
const folder = mkdtempSync(join(tmpdir(), 'five-letters-faults-'));
const chance = new Chance(seed);
const [letter] = readLetters();
const ground = await Ground.prepare(folder, say);
const ledgers: Ledger[] = [];
const hands: Hand[] = [];
const fates: (Fate & { isWhole: boolean })[] = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'])
	process.on(signal, () => end(1));

try {
	await build(say);
	await ground.start();
	say(`Rounds: ${rounds}, seed ${seed}.`);
	const began = Date.now();
	while (fates.length < rounds) await stint();
	sum((Date.now() - began) / 1000);
	await end(fates.every(({ isWhole }) => isWhole) ? 0 : 1);
} catch (problem) {
	explain(problem);
	say(`Seed ${seed}, round ${fates.length + 1}.`);
	await end(1);
}

async function stint(): Promise<void> {
	const ledger = new Ledger();
	const learner = await enter(ground.course, newName());
	const profile = mkdtempSync(join(folder, 'browser-'));
	const hand = new Hand({ origin: ground.course.course, letter, learner, profile, ledger });
	ledgers.push(ledger);
	hands.push(hand);
	const scene = { ground, letter, learner, hand, ledger };
	await hand.open();
	const last = Math.min(rounds, fates.length + STINT);
	while (fates.length < last) {
		const before = new Set(losses(ledger));
		const asked = hand.asked.length;
		const fate = await round(scene, chance.apart());
		if (fates.length + 1 === last) await settle(scene);
		const lost = losses(ledger).filter((one) => !before.has(one));
		fates.push({ ...fate, isWhole: lost.length === 0 });
		for (const one of lost) say(`Round ${fates.length}: ${one}`);
		for (const one of hand.asked.slice(asked)) say(`Round ${fates.length}, asked about: ${one}`);
		if (fates.length % STINT === 0 && fates.length < rounds) say(`… ${fates.length} rounds`);
	}
	await hand.close();
}

function losses({ lost }: Ledger): string[] {
	return [
		...[...lost.acknowledged].map((what) => `acknowledged and lost: ${what}`),
		...[...lost.typed].map((what) => `typed and lost: ${what}`),
		...[...lost.doubled].map((what) => `doubled: ${what}`)
	];
}

function sum(seconds: number): void {
	const total = (of: (ledger: Ledger) => number) =>
		ledgers.reduce((all, ledger) => all + of(ledger), 0);
	const stumbled = fates.filter(({ stumbles }) => stumbles).length;
	const browsers = fates.filter(({ browserDies }) => browserDies).length;
	say(
		`The backend was killed ${rounds + stumbled} times, the browser ${browsers} times, under ` +
			`${total(({ count }) => count.words)} words, ${total(({ count }) => count.ticks)} ticks and ` +
			`${total(({ count }) => count.tries)} tries, in ${Math.round(seconds)} s. Asked which of one’s ` +
			`own words are to stand: ${hands.reduce((all, { asked }) => all + asked.length, 0)} times.`
	);
	say(`acknowledged and lost: ${total(({ lost }) => lost.acknowledged.size)}`);
	say(`typed more than a second before the kill and lost: ${total(({ lost }) => lost.typed.size)}`);
	say(`ticks doubled: ${total(({ lost }) => lost.doubled.size)}`);
	if (fates.some(({ isWhole }) => !isWhole)) {
		say(`The same choices again: npm run test:faults -- --rounds ${rounds} --seed ${seed}`);
	}
}

async function end(code: number): Promise<never> {
	if (values.report) {
		const passed = fates.filter(({ isWhole }) => isWhole).length;
		const counts: Counts = { passed, failed: rounds - passed, skipped: 0 };
		writeFileSync(values.report, JSON.stringify(counts));
	}
	await Promise.all(hands.map((hand) => hand.close()));
	await ground.end();
	rmSync(folder, { recursive: true, force: true });
	process.exit(code);
}
