import { describe, expect, test } from 'vitest';
import { figures, median, percentile } from './statistics.ts';

describe('somebody who reads the figures of a run', () => {
	test('sees times that were measured, never ones in between', () => {
		expect(percentile([10, 20, 30, 40], 0.5)).toBe(20);
		expect(percentile([10, 20, 30, 40], 0.95)).toBe(40);
	});

	test('sees the same whatever order the answers came in', () => {
		expect(median([3, 1, 2])).toBe(2);
	});

	test('sees nineteen of twenty people at or below p95', () => {
		const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
		expect(percentile(twenty, 0.95)).toBe(19);
	});

	test('sees one answer as its own p50 and p95', () => {
		expect(figures([7], [100])).toEqual({ p50: 7, p95: 7, perSecond: 100, samples: 1 });
	});

	test('is not misled by one slow round', () => {
		expect(figures([1], [900, 20, 1000]).perSecond).toBe(900);
	});

	test('is told when nothing was measured', () => {
		expect(() => percentile([], 0.5)).toThrow('nothing');
	});

	test('finds the list of times as it was', () => {
		const times = [3, 1, 2];
		median(times);
		expect(times).toEqual([3, 1, 2]);
	});
});
