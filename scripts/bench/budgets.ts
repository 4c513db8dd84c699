/** The budgets of the course. Most are ratios to a floor of the same run, so that they hold on any machine. */
import type { Figures } from './statistics.ts';

export type Compared = { what: string; page: Figures; floor: Figures };

export type Unit = 'ms' | 's' | 'KB' | 'MB' | 'errors' | 'of the rate';

/** No budget is missed by being below its limit. */
export type Budget = { what: string; rule: string; measured: number; limit: number; unit: Unit };

export const LIMITS = {
	/** The bare server may answer this many strangers while the course answers one. */
	strangersShare: 12,
	/** A signed-in page against its bare database call: a factor, and milliseconds on top. */
	pageFactor: 1.6,
	pageExtraMs: 3,
	bigOverviewMs: 60,
	/** Of ten thousand people. */
	hugeOverviewMs: { embedded: 120, postgres: 60 },
	visitKB: 140,
	/** From a letter to the next. */
	onwardKB: 60,
	scriptKB: 50,
	slowLcpMs: 1800,
	memoryMB: 150,
	/** From a key to “Saved”, beyond the second that the page waits. */
	keyToSavedMs: 100,
	/** A save while two hundred people write. */
	togetherMs: 250
};

export function stranger({ what, page, floor }: Compared): Budget {
	return {
		what,
		rule: `≥ 1/${LIMITS.strangersShare} of the bare server’s rate`,
		measured: floor.perSecond / page.perSecond,
		limit: LIMITS.strangersShare,
		unit: 'of the rate'
	};
}

export function signedIn({ what, page, floor }: Compared): Budget {
	return {
		what,
		rule: `≤ ${LIMITS.pageFactor} × floor + ${LIMITS.pageExtraMs} ms`,
		measured: page.p50,
		limit: LIMITS.pageFactor * floor.p50 + LIMITS.pageExtraMs,
		unit: 'ms'
	};
}

export function atMost(what: string, measured: number, limit: number, unit: Unit): Budget {
	return { what, rule: `≤ ${write(limit, unit)}`, measured, limit, unit };
}

export const isKept = ({ measured, limit }: Budget): boolean => measured <= limit;

/** “kept”, or by how much it was missed. */
export function verdict(budget: Budget): string {
	if (isKept(budget)) return 'kept';
	const { measured, limit, unit } = budget;
	if (limit === 0) return `MISSED by ${write(measured, unit)}`;
	const percent = Math.max(1, Math.round((measured / limit - 1) * 100));
	if (unit === 'of the rate') return `MISSED by ${percent} %`;
	return `MISSED by ${write(measured - limit, unit)} (${percent} %)`;
}

/** A figure as people read it. */
export function write(figure: number, unit: Unit): string {
	if (unit === 'of the rate') return `1/${figure.toFixed(1)}`;
	if (unit === 'ms') return `${figure.toFixed(figure < 100 ? 1 : 0)} ms`;
	if (unit === 'errors') return String(figure);
	if (unit === 's') return `${figure.toFixed(2)} s`;
	return `${figure.toFixed(unit === 'KB' ? 1 : 0)} ${unit}`;
}
