/** Everything that can be known of a course's content without reading it as a person does. */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { contentFolder } from '../src/lib/letters/build/folder.ts';
import { mistakesIn } from '../src/lib/letters/build/plugin.ts';
import {
	filesOf,
	nameFor,
	readFolder,
	RECORD,
	type Folder
} from '../src/lib/letters/build/reading.ts';
import { wordsIn } from '../src/lib/letters/letters.ts';
import { ContentMistake } from '../src/lib/letters/mistakes.ts';
import { lost, upToDate } from '../src/lib/letters/record.ts';
import { blank, read as readHouse, uses, type House } from './content/house.ts';
import { mistakesInLinks } from './content/links.ts';
import { proseOf, spoken } from './content/prose.ts';
import { readingEase } from './content/reading-ease.ts';
import { mistakesOnScreen } from './content/screen.ts';
import { mistakesInSpelling } from './content/spelling.ts';

const folder = contentFolder();

try {
	const found = readFolder(folder);
	const house = readHouse(folder);
	const mistakes = [
		...mistakesIn(found),
		...mistakesInLinks(found),
		...mistakesInStyle(found, house),
		...mistakesOnScreen(house),
		// What cannot be read is not lost.
		...(found.mistakes.length > 0 ? [] : mistakesInRecord(found)),
		...(await mistakesInSpelling(filesOf(folder).map(nameFor)))
	];
	for (const mistake of mistakes) console.log(mistake);
	console.log(figures(found));
	process.exitCode = mistakes.length > 0 ? 1 : 0;
} catch (problem) {
	if (!(problem instanceof ContentMistake)) throw problem;
	console.log(problem.mistakes.join('\n'));
	process.exitCode = 1;
}

function mistakesInStyle({ course, letters }: Folder, house: House): string[] {
	const { at_least = 0, at_most = Infinity } = house.words ?? {};
	const ruledOut = [...house.nowhere, ...house.not_in_letters];
	const written = [...(course ? [course] : []), ...letters];
	return [
		...written.flatMap(({ file, text, body }) => {
			// What stands above the text is read on screen, too; notes to the owner are not.
			const above = text.slice(0, text.length - body.length).replace(/^\s*#.*$/gm, blank);
			return uses(above + spoken(body), ruledOut, house.except).map(
				({ phrase, line }) => `${file}:${line}: “${phrase}” should not be in this course`
			);
		}),
		...letters.flatMap(({ file, body }) => {
			const { length } = wordsIn(proseOf(body));
			if (length >= at_least && length <= at_most) return [];
			return [
				`${file}: the prose should be ${at_least} to ${at_most} words long; it has ${length}`
			];
		})
	];
}

function mistakesInRecord({ record = {}, letters }: Folder): string[] {
	const missing = lost(record, letters);
	if (missing.length > 0) return missing;
	const isUpToDate = isDeepStrictEqual(upToDate(record, letters), record);
	return isUpToDate
		? []
		: [`${nameFor(join(folder, RECORD))} should know these letters as they are: npm run record`];
}

/** A guide, and no gate: a hard thing may need a long sentence. */
function figures({ letters }: Folder): string {
	return letters
		.map(({ file, body }) => {
			const prose = proseOf(body);
			return `${file}: ${wordsIn(prose).length} words, reading ease ${readingEase(prose)}`;
		})
		.join('\n');
}
