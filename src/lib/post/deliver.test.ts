import { expect, test } from 'vitest';
import { deliver, type Office, type Outcome } from './deliver';
import type { Due } from './mail';

/** An office whose mail server answers as told, and which writes down what happens. */
function office(outcomes: Outcome[]): Office & { book: string[] } {
	const book: string[] = [];
	let at = 0;
	return {
		book,
		next: async () => (at < outcomes.length ? ({ mail: `${at}` } as Due) : undefined),
		hand: async () => outcomes[at++] as Outcome,
		sent: async ({ mail }) => void book.push(`${mail} sent`),
		refused: async ({ mail }, problem) => void book.push(`${mail} ${problem}`)
	};
}
const sent: Outcome = { is: 'sent' };
const refused: Outcome = { is: 'not sent', problem: '550', serverIsThere: true };
const away: Outcome = { is: 'not sent', problem: 'ESOCKET', serverIsThere: false };
const broken: Outcome = { is: 'unknown', problem: 'ECONNECTION' };
const going = () => false;

test('an address that is refused holds up nobody else', async () => {
	const one = office([sent, refused, sent]);
	expect(await deliver(one, going)).toEqual({ sent: 2, problems: ['550'] });
	expect(one.book).toEqual(['0 sent', '1 550', '2 sent']);
});

test('while the mail server is away, the others’ mails are not taken over', async () => {
	const one = office([away, sent]);
	expect(await deliver(one, going)).toEqual({ sent: 0, problems: ['ESOCKET'] });
	expect(one.book).toEqual(['0 ESOCKET']);
});

test('a mail that may have gone out is reported neither as sent nor as to be tried again', async () => {
	const one = office([broken, sent]);
	await deliver(one, going);
	expect(one.book).toEqual([]);
});

test('a course that is ending takes over no further mail', async () => {
	const one = office([sent, sent]);
	expect(await deliver(one, () => one.book.length > 0)).toMatchObject({ sent: 1 });
});
