import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesIn } from './inviting';

test('addresses are read out of whatever somebody pastes', () => {
	expect(
		addressesIn(`ada@x.example, "Okafor, Ben" <ben@x.example>;
			Cleo Li <cleo@x.example>, Dan <dan@x.example>
			eve@x.example fay@x.example\t gus@x.example

			mailto:hal@x.example`)
	).toEqual(['ada', 'ben', 'cleo', 'dan', 'eve', 'fay', 'gus', 'hal'].map((n) => `${n}@x.example`));
});

test('what is no address stays as it was, so that its line can be told', () => {
	expect(addressesIn('Ada Okafor\nben@x.example\n<>\n , ;')).toEqual([
		'Ada Okafor',
		'ben@x.example'
	]);
});

test('whatever is pasted, no piece is empty or longer than a line', () => {
	fc.assert(
		fc.property(fc.string(), (pasted) => {
			for (const address of addressesIn(pasted)) {
				expect(address).toBe(address.trim());
				expect(address).toMatch(/^[^\n\r,;]+$/);
			}
		})
	);
});
