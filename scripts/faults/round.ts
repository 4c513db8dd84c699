/** One round: writing, a kill, and everything held against what was promised. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Letter } from '../bench/content.ts';
import type { Chance } from './chance.ts';
import type { Ground } from './ground.ts';
import type { Hand } from './hand.ts';
import type { Learner } from './learner.ts';
import type { Ledger } from './ledger.ts';

export interface Scene {
	ground: Ground;
	letter: Letter;
	learner: Learner;
	hand: Hand;
	ledger: Ledger;
}

/** How old words may be when they must be there after the browser died: law 4 of the course. */
const PROMISED_MS = 1000;
/** How long words may take to be there again, or to reach the database. */
const PATIENCE_MS = 20_000;

export interface Fate {
	/** The browser is killed too. */
	browserDies: boolean;
	/** The backend is killed once more while it starts. */
	stumbles: boolean;
}

export async function round(scene: Scene, chance: Chance): Promise<Fate> {
	const { ground, learner, letter, hand, ledger } = scene;
	const fate = { browserDies: chance.odds(1 / 3), stumbles: chance.odds(0.1) };
	const killAfter = chance.between(50, fate.browserDies ? 1800 : 1200);
	const writesOnFor = chance.between(0, 400);
	const stumblesAfter = chance.between(0, 600);
	const settles = chance.odds(0.4);

	const pid = fate.browserDies ? await hand.pid() : 0;
	let isWriting = true;
	const writing = write(hand, chance.apart(), () => isWriting);
	const telling = tell(scene, chance.apart(), () => isWriting);

	await wait(killAfter);
	await ground.kill();
	const starting = (async () => {
		if (fate.stumbles) await ground.stumble(stumblesAfter);
		await ground.restart();
	})();
	await wait(writesOnFor);
	isWriting = false;
	const diedAt = Date.now();
	if (fate.browserDies) process.kill(pid, 'SIGKILL');
	await writing;
	await starting;

	const promised = ledger.promised();
	ledger.holdAgainst(await learner.rows(letter.slug), promised);
	await telling;
	if (fate.browserDies) await comeBack(scene, diedAt - PROMISED_MS);
	else ledger.losesTyped(ledger.missing(await hand.texts(), Infinity), 'the page stood open');
	if (settles) await settle(scene);
	return fate;
}

/** Until everything that was typed is in the database, and every box says what the database says. */
export async function settle({ hand, ledger, learner, letter }: Scene): Promise<void> {
	const end = Date.now() + PATIENCE_MS;
	for (;;) {
		await hand.nudge();
		await wait(100);
		// Whatever is promised while the database answers is newer than its answer.
		const promised = ledger.promised();
		const rows = await learner.rows(letter.slug);
		const bodies = Object.fromEntries(rows.reflections.map(({ prompt, body }) => [prompt, body]));
		const missing = ledger.missing(bodies, Infinity);
		const ticked = rows.ticks.map(({ step }) => step).sort();
		const isTrue = String(ticked) === String((await hand.ticked()).sort());
		if (missing.length === 0 && isTrue) return ledger.holdAgainst(rows, promised);
		if (Date.now() < end) continue;
		ledger.holdAgainst(rows, promised);
		const wrong = isTrue ? missing : [...missing, `ticks ${ticked.join()}`];
		return ledger.losesTyped(wrong, 'never reached the database');
	}
}

/** The browser is opened again; what was typed in time must be on its page. */
async function comeBack({ hand, ledger }: Scene, until: number): Promise<void> {
	await hand.close();
	await hand.open();
	const end = Date.now() + PATIENCE_MS;
	while (ledger.missing(await hand.texts(), until).length > 0 && Date.now() < end) await wait(50);
	const texts = await hand.texts();
	ledger.losesTyped(ledger.missing(texts, until), 'the browser died');
	ledger.excuse(texts);
}

async function write(hand: Hand, chance: Chance, goesOn: () => boolean): Promise<void> {
	try {
		while (goesOn()) await hand.gesture(chance);
	} catch (problem) {
		if (!/closed|crashed|disconnected/i.test(String(problem))) throw problem;
	}
}

/** Meanwhile, in a browser without script: a try, sent until it is known to be there. */
async function tell(
	{ learner, letter, ledger }: Scene,
	chance: Chance,
	goesOn: () => boolean
): Promise<void> {
	await wait(chance.between(0, 500));
	const went = `try ${randomUUID()}`;
	const path = `/letters/${letter.slug}/steps/${chance.one(letter.steps)}?/try`;
	const form = { id: randomUUID(), version: '0', tried_on: '', went, noticed: '' };
	ledger.tryAsked(went);
	for (let turn = 0; turn < 100; turn++) {
		if ((await learner.send(path, form)) === 303) {
			ledger.tryAcknowledged(went);
			// Pressed once more, as impatient people do.
			if (goesOn() && chance.odds(0.5)) await learner.send(path, form);
			return;
		}
		await wait(chance.between(20, 200));
	}
	ledger.losesTyped([went], 'nobody took it');
}
