import { expect, test } from 'vitest';
import { everybody, find, inSeed, principal } from './demo-people.ts';

test('people are found by first name, whole name or address, however it is written', () => {
	for (const words of ['noor', 'Noor', 'NOOR HADDAD', ' noor@demo.example ']) {
		expect(find(principal, words)?.name).toBe('Noor Haddad');
	}
	expect(find(principal, 'nobody')).toBeUndefined();
});

test('people are read out of the seed by name and address', () => {
	const row = `('f1fe1e77-e250-4000-8000-000000000012', 'adaeze', 'Adaeze Nwosu', 'she/her', 35.1),`;
	expect(inSeed(row)).toEqual([
		{ name: 'Adaeze Nwosu', email: 'adaeze@demo.example', who: 'learner' }
	]);
});

test('the demo data holds two who facilitate and thirty who learn', () => {
	const people = everybody();
	expect(people).toHaveLength(32);
	expect(new Set(people.map(({ email }) => email)).size).toBe(32);
	for (const { name, email } of principal) {
		expect(people.filter((person) => person.name === name && person.email === email)).toHaveLength(
			1
		);
	}
});
