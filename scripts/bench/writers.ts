/** Two hundred people who write at the same time: what a save takes while all of them save. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Letter } from './content.ts';
import { courseFor } from './course.ts';
import { learner, SIGNING_IN, type Person } from './people.ts';
import { atAuth } from './signing-in.ts';
import type { Stage } from './stage.ts';
import { percentile } from './statistics.ts';

export const WRITERS = 200;
const EVERY_MS = 5000;
const FOR_MS = 60_000;

export type Together = { saves: number; errors: number; p50: number; p95: number };

export async function writeTogether(
	stage: Stage,
	{ slug, prompts: [prompt = ''] }: Letter
): Promise<Together> {
	// Those who signed in before have written to this prompt already.
	const emails = Array.from({ length: WRITERS }, (_, at) => learner(SIGNING_IN + 1 + at));
	const people = await atAuth(stage, emails);
	const course = courseFor(stage);
	const times: number[] = [];
	const problems: unknown[] = [];
	await Promise.all(people.map(writing));
	if (times.length === 0) throw problems[0];
	return {
		saves: times.length,
		errors: problems.length,
		p50: percentile(times, 0.5),
		p95: percentile(times, 0.95)
	};

	/** Each begins at a moment of their own, and saves a growing text. */
	async function writing(person: Person, at: number): Promise<void> {
		const begin = performance.now() + (at / WRITERS) * EVERY_MS;
		let words = '';
		for (let version = 0; version * EVERY_MS < FOR_MS; version++) {
			await wait(Math.max(0, begin + version * EVERY_MS - performance.now()));
			words += 'Five seconds of writing are about this many words. ';
			const fields = { [`body:${prompt}`]: words, [`version:${prompt}`]: String(version) };
			try {
				times.push((await course.save(person, slug, fields)).ms);
			} catch (problem) {
				problems.push(problem);
			}
		}
	}
}
