import { describe, expect, test } from 'vitest';
import { atMost, isKept, signedIn, stranger, verdict, write, type Compared } from './budgets.ts';

function compared(page: { p50?: number; perSecond?: number }, floor: typeof page): Compared {
	const rest = { p50: 1, p95: 1, perSecond: 1, samples: 1 };
	return { what: 'letter', page: { ...rest, ...page }, floor: { ...rest, ...floor } };
}

describe('a stranger’s letter', () => {
	test('keeps its budget at a twelfth of the bare server', () => {
		const budget = stranger(compared({ perSecond: 1000 }, { perSecond: 12_000 }));
		expect(verdict(budget)).toBe('kept');
		expect(write(budget.measured, budget.unit)).toBe('1/12.0');
	});

	test('misses it below that, and it is said by how much', () => {
		const budget = stranger(compared({ perSecond: 1000 }, { perSecond: 18_000 }));
		expect(verdict(budget)).toBe('MISSED by 50 %');
	});
});

describe('a page of somebody signed in', () => {
	test('may take its database call one and a half times and more, and three milliseconds', () => {
		expect(signedIn(compared({ p50: 11 }, { p50: 5 })).limit).toBe(11);
		expect(isKept(signedIn(compared({ p50: 11 }, { p50: 5 })))).toBe(true);
	});

	test('misses its budget beyond that, in milliseconds and in percent', () => {
		expect(verdict(signedIn(compared({ p50: 13.2 }, { p50: 5 })))).toBe('MISSED by 2.2 ms (20 %)');
	});
});

describe('a figure of its own', () => {
	test('is kept at its limit', () => {
		expect(verdict(atMost('script', 50, 50, 'KB'))).toBe('kept');
	});

	test('that may not be at all is missed by as many as there are', () => {
		expect(verdict(atMost('errors', 0, 0, 'errors'))).toBe('kept');
		expect(verdict(atMost('errors', 3, 0, 'errors'))).toBe('MISSED by 3');
	});

	test('is never called missed by nothing', () => {
		expect(verdict(atMost('first visit', 140.2, 140, 'KB'))).toBe('MISSED by 0.2 KB (1 %)');
	});

	test('is not kept when nothing was measured', () => {
		expect(isKept(atMost('memory', NaN, 150, 'MB'))).toBe(false);
	});
});
