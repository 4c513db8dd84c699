/** What many measured times come to. */

/** Times in milliseconds; `perSecond` is how many came through in a second when many asked at once. */
export type Figures = { p50: number; p95: number; perSecond: number; samples: number };

/** The value that the given share of all values does not exceed (nearest rank: always a measured one). */
export function percentile(values: number[], share: number): number {
	if (values.length === 0) throw new Error('There is no percentile of nothing.');
	const sorted = values.toSorted((a, b) => a - b);
	const rank = Math.max(1, Math.ceil(share * sorted.length));
	return sorted[rank - 1] ?? NaN;
}

export const median = (values: number[]): number => percentile(values, 0.5);

/** @param rates how many a second, one for each round; the middle one counts. */
export function figures(times: number[], rates: number[]): Figures {
	return {
		p50: percentile(times, 0.5),
		p95: percentile(times, 0.95),
		perSecond: median(rates),
		samples: times.length
	};
}
