import { expect, test } from 'vitest';
import { Printed, transportPrinted } from './printed';

const html = '<p>Dear colleague,</p>';

function travel(print: Printed): Printed {
	const sent = transportPrinted.encode(print);
	if (!sent) throw new Error('not recognised');
	return transportPrinted.decode(JSON.parse(JSON.stringify(sent)));
}

test('someone who opens a letter gets its words with the page, and not once more as data', () => {
	const print = Printed.for({ isDataRequest: false }, html, 'letter');
	expect(print.html).toBe(html);
	expect(travel(print).html).toBe('');
});

test('someone who comes to it from another page gets its words as data', () => {
	expect(travel(Printed.for({ isDataRequest: true }, html, 'letter')).html).toBe(html);
});

test('anything else travels as it always did', () => {
	expect(transportPrinted.encode({ html })).toBe(false);
});
