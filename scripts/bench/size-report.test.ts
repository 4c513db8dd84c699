import { expect, test } from 'vitest';
import type { Compared } from './budgets.ts';
import { BIG_OVERVIEW, type Sized } from './size.ts';
import { sizeBudgets, sizeTable } from './size-report.ts';

const figures = (p50: number) => ({ p50, p95: p50 * 2, perSecond: 1, samples: 1 });
const overview = (page: number): Compared => ({
	what: BIG_OVERVIEW,
	page: figures(page),
	floor: figures(page)
});
const sized = (page: number): Sized => ({
	compared: [overview(page)],
	joined: { p95: 12, errors: 0, doubled: 0 }
});

test('the same page may take twice as long on the embedded database as on a real one', () => {
	const missed = sizeBudgets({ embedded: sized(100), postgres: sized(100) }).filter(
		({ measured, limit }) => measured > limit
	);
	expect(missed.map(({ what, limit }) => [what, limit])).toEqual([
		[`postgres: ${BIG_OVERVIEW}`, 60]
	]);
});

test('both stand in one line, and without a PostgreSQL its side stays empty', () => {
	const line = (text: string) => text.split('\n').find((one) => one.startsWith(BIG_OVERVIEW));
	const both = sizeTable({ embedded: sized(100), postgres: sized(50), version: 'PostgreSQL 15' });
	expect(line(both)).toMatch(/100 ms .*kept .*50\.0 ms .*kept$/);
	expect(line(sizeTable({ embedded: sized(130) }))).toMatch(/130 ms .*MISSED by 10\.0 ms \(8 %\)$/);
});
