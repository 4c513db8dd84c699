import { expect, test } from 'vitest';
import { none, ofPlaywright, ofVitest, one, sum, tell } from './counts.ts';

test('the last line tells how many passed and failed, and skipped ones where there are any', () => {
	expect(tell({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
	expect(tell({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped');
});

test('parts add up', () => {
	expect(sum([one(true), one(false), { passed: 5, failed: 0, skipped: 1 }])).toEqual({
		passed: 6,
		failed: 1,
		skipped: 1
	});
	expect(sum([])).toEqual(none);
});

const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };

test('a test file that cannot be read counts as a failure, though none of its tests has failed', () => {
	expect(ofVitest({ ...vitest, success: true })).toEqual({ passed: 7, failed: 0, skipped: 1 });
	expect(ofVitest({ ...vitest, success: false })).toEqual({ passed: 7, failed: 1, skipped: 1 });
});

test('journeys that did not begin count as a failure, and a wavering one too', () => {
	const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };
	expect(ofPlaywright({ errors: [], stats }).failed).toBe(0);
	expect(ofPlaywright({ errors: [{ message: 'no browser' }], stats }).failed).toBe(1);
	expect(ofPlaywright({ errors: [], stats: { ...stats, flaky: 1 } }).failed).toBe(1);
});
