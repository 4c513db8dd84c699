import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beyond, carriesAnything, pack, unpack } from './carry';

const carry = { letter: 'power-in-the-room', steps: ['lead'], bodies: { first: 'I waited.' } };

test('what a stranger wrote arrives as it left', () => {
	expect(unpack(pack(carry))).toEqual(carry);
});

test('what somebody changed on the way is not taken', () => {
	expect(unpack('{"letter":"../x","steps":[],"bodies":{}}')).toBeUndefined();
	expect(unpack('{')).toBeUndefined();
	fc.assert(
		fc.property(fc.anything(), (anything) => {
			expect(() => unpack(anything)).not.toThrow();
		}),
		{ numRuns: 200 }
	);
});

test('blank fields are nothing to carry', () => {
	expect(carriesAnything({ ...carry, steps: [], bodies: { first: ' \n' } })).toBe(false);
	expect(carriesAnything({ ...carry, bodies: {} })).toBe(true);
});

test('what a person has already is nothing to ask about', () => {
	const has = { ticks: ['lead'], reflections: [{ prompt: 'first', body: 'On Monday: I waited.' }] };
	expect(carriesAnything(beyond(carry, has))).toBe(false);
	expect(
		beyond(carry, { ticks: [], reflections: [{ prompt: 'second', body: 'I waited.' }] })
	).toEqual(carry);
});
