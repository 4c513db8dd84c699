/** An overview as files: what is documented in docs/cohort-export.md. */
import { stringify } from 'csv-stringify/sync';
import { nothingYet, type Export } from './cohorts';
import { seldomPractised } from './overview';

interface Letter {
	key: string;
	number: number;
	short: string;
	steps: { id: string; text: string }[];
}

/**
 * RFC 4180, with a byte order mark, without which Excel takes names for Latin-1. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
export function asCsv({ people }: Export, letters: readonly Letter[]): string {
	const head = letters.flatMap(({ number, short }) => [
		`${number} ${short}: read`,
		`${number} ${short}: steps`
	]);
	const rows = people.map(({ name, last, letters: theirs }) => [
		name,
		last ?? '',
		...letters.flatMap(({ key }) => {
			const { read, steps } = theirs[key] ?? nothingYet;
			return [read ? 'yes' : 'no', steps];
		})
	]);
	return stringify([['Name', 'Last', ...head], ...rows], {
		bom: true,
		escape_formulas: true,
		record_delimiter: 'windows'
	});
}

export function asJson(taken: Export, letters: readonly Letter[]): string {
	const seldom = seldomPractised(letters, taken);
	const data = {
		format: 'five-letters-cohort',
		version: 1,
		cohort: taken.cohort.name,
		exported_at: taken.exported_at,
		letters: letters.map(({ key, number, short }) => ({
			number,
			letter: short,
			ticked: taken.letters[key]?.ticked ?? 0,
			read_alone: taken.letters[key]?.read_alone ?? 0,
			seldom_practised: seldom.find((one) => one.number === number)?.steps ?? []
		})),
		people: taken.people.map(({ name, last, letters: theirs }) => ({
			name,
			last,
			letters: letters.map(({ key, number, short }) => ({
				number,
				letter: short,
				...(theirs[key] ?? nothingYet)
			}))
		}))
	};
	return `${JSON.stringify(data, null, '\t')}\n`;
}
