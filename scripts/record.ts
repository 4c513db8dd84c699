/** `npm run record [-- retire NAME …]`: writes down what was ever shipped, beside the letters. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { contentFolder } from '../src/lib/letters/build/folder.ts';
import { mistakesIn } from '../src/lib/letters/build/plugin.ts';
import { nameFor, readFolder, RECORD } from '../src/lib/letters/build/reading.ts';
import { lost, upToDate } from '../src/lib/letters/record.ts';

const NOTE = `# Every letter, step and prompt that was ever shipped. Learners' ticks and words are kept by these
# names, and stand under these words when something is taken out. Written by npm run record: commit it.
`;

const [word, ...retiring] = process.argv.slice(2);
const path = join(contentFolder(), RECORD);
const found = readFolder(contentFolder());
const { record = {}, letters } = found;

const unsound = mistakesIn(found);
const mistakes =
	word && word !== 'retire'
		? ['Say: npm run record, or npm run record -- retire NAME …']
		: unsound.length > 0
			? unsound
			: [...lost(record, letters, retiring), ...unknown()];
if (mistakes.length > 0) {
	console.error(mistakes.join('\n'));
	process.exitCode = 1;
} else {
	const head = existsSync(path) ? 'is up to date' : 'is written';
	writeFileSync(path, NOTE + stringify(upToDate(record, letters, retiring), { lineWidth: 0 }));
	console.log(`${nameFor(path)} ${head}.`);
}

/** Retiring what was never shipped, or is still there, is a slip. */
function unknown(): string[] {
	const known = Object.entries(record).flatMap(([key, { steps, prompts }]) => [
		key,
		...Object.keys(steps),
		...Object.keys(prompts)
	]);
	const here = letters.flatMap(({ key, matter }) => [
		key,
		...[...matter.steps, ...matter.prompts].map(({ id }) => id)
	]);
	return retiring.flatMap((name) => {
		if (!known.includes(name)) return [`“${name}” is in no record.`];
		return here.includes(name) ? [`“${name}” is still in the letters: take it out first.`] : [];
	});
}
