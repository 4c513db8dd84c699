import { describe, expect, test } from 'vitest';
import { table } from './table.ts';

describe('somebody who looks at the table', () => {
	test('finds words at the left, figures at the right, and a line below the heads', () => {
		const columns = [{ head: 'what', align: 'left' as const }, { head: 'p50' }];
		expect(
			table(columns, [
				['letter', '9.5 ms'],
				['tick', '12.0 ms']
			])
		).toBe(['what        p50', '──────  ───────', 'letter   9.5 ms', 'tick    12.0 ms'].join('\n'));
	});

	test('finds columns straight below signs that are several bytes', () => {
		const columns = [{ head: 'budget', align: 'left' as const }, { head: 'n' }];
		expect(
			table(columns, [
				['≤ 1.6 ×', '1'],
				['1234567', '2']
			])
				.split('\n')
				.slice(2)
		).toEqual(['≤ 1.6 ×  1', '1234567  2']);
	});

	test('finds an empty place where there is no figure', () => {
		expect(table([{ head: 'a' }, { head: 'b' }], [['1']]).split('\n')[2]).toBe('1');
	});
});
