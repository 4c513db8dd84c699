import { expect, test } from 'vitest';
import { CLINIC, giveBack, wait } from './limits.server';

const clinic = '192.0.2.7';
const people = Array.from({ length: CLINIC }, (_, n) => `person-${n}@clinic.example`);

test('five hundred people behind one address sign in and join at once, and nobody waits', async () => {
	const waits = await Promise.all(
		people.flatMap((email) => [
			// The link is opened, opened again once they are signed in, and then accepted.
			...[1, 2, 3].map(() => wait(['invitationsFromNetwork', clinic])),
			// Some ask for a second mail, and mistype the code.
			...[1, 2].map(() => wait(['mailsToAddress', email], ['mailsFromNetwork', clinic])),
			...[1, 2].map(() => wait(['codesForAddress', email], ['codesFromNetwork', clinic]))
		])
	);
	expect(waits.filter((seconds) => seconds > 0)).toEqual([]);
});

test('who guesses at invitations waits, while others of their network open theirs', async () => {
	const guesser = '192.0.2.8';
	const guesses = Array.from({ length: 301 }, () => wait(['guessesFromNetwork', guesser]));
	expect((await Promise.all(guesses)).filter((seconds) => seconds > 0)).toHaveLength(1);
	expect(await wait(['invitationsFromNetwork', guesser])).toBe(0);
});

test('who sends a great many waits, and what was not sent does not count', async () => {
	const busy = Array.from({ length: 120 }, () => wait(['sentByPerson', 'Jonas']));
	expect(Math.max(...(await Promise.all(busy)))).toBe(0);
	await giveBack(['sentByPerson', 'Jonas']);
	expect(await wait(['sentByPerson', 'Jonas'])).toBe(0);
	expect(await wait(['sentByPerson', 'Jonas'])).toBeGreaterThan(0);
	expect(await wait(['sentByPerson', 'Noor'])).toBe(0);
});
