/**
 * The care check: what in a text looks like a direct identifier of a client. It runs in the browser
 * alone, and knows nothing but patterns and a few lists: it misses things, and points at things that
 * are none. So it is a soft word beside the field, and never stands in anybody's way.
 */
import { blank, without, type Mark, type Rule } from './mark';
import { addresses } from './rules/addresses';
import { dates } from './rules/dates';
import { mails } from './rules/mails';
import { names } from './rules/names';
import { labelledNumbers, longNumbers } from './rules/numbers';
import { phones } from './rules/phones';
import { places } from './rules/places';
import { publicMatters } from './rules/public';
import { webs } from './rules/web';

export type { Kind, Mark } from './mark';

// What is surer comes first, and what it found is not looked at again.
const rules: Rule[] = [
	mails,
	webs,
	addresses,
	dates,
	labelledNumbers,
	phones,
	longNumbers,
	names,
	places
];

export function look(text: string): Mark[] {
	let free = blank(text, publicMatters(text));
	const found: Mark[] = [];
	for (const rule of rules) {
		const more = without(rule(free, text));
		free = blank(free, more);
		found.push(...more);
	}
	return found.sort((a, b) => a.from - b.from);
}
