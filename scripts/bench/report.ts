/** What a run found, for people and for the next run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../places.ts';
import { isKept, verdict, write, type Budget, type Compared } from './budgets.ts';
import { commit, type Machine } from './machine.ts';
import { table } from './table.ts';
import { sizeTable, sizeBudgets, type AtSize } from './size-report.ts';
import type { Figures } from './statistics.ts';
import { KINDS, type Visit } from './visit.ts';

export type Found = {
	/** Each with the budgets that it has. */
	requests: (Compared & { budgets: Budget[] })[];
	/** Calls to the database that have no page above them yet. */
	pageless: { what: string; floor: Figures }[];
	/** On the embedded backend and on a real PostgreSQL. */
	atSize: AtSize;
	visits: (Visit & { budgets: Budget[] })[];
	/** From one letter to the next. */
	onward: Budget;
	/** From a key to “Saved”, and two hundred people who write at once. */
	writing: Budget[];
	memory: Budget;
};

export function tell({
	requests,
	pageless,
	atSize,
	visits,
	onward,
	writing,
	memory
}: Found): string {
	const budgets = [...visits.flatMap((one) => one.budgets), onward, ...writing, memory];
	return [
		requestTable(requests, pageless),
		'',
		sizeTable(atSize),
		'',
		visitTable(visits),
		'',
		table(
			[
				{ head: 'what', align: 'left' },
				{ head: 'measured' },
				{ head: 'budget', align: 'left' },
				{ head: 'verdict', align: 'left' }
			],
			budgets.map((one) => [one.what, write(one.measured, one.unit), one.rule, verdict(one)])
		)
	].join('\n');
}

function requestTable(requests: Found['requests'], pageless: Found['pageless']): string {
	return table(
		[
			{ head: 'what', align: 'left' },
			{ head: 'p50' },
			{ head: 'p95' },
			{ head: 'a second' },
			{ head: 'floor p50' },
			{ head: 'floor a second' },
			{ head: 'p50 ÷ floor' },
			{ head: 'rate ÷ floor' },
			{ head: 'budget', align: 'left' },
			{ head: 'verdict', align: 'left' }
		],
		[
			...requests.flatMap(({ what, page, floor, budgets: [first, ...others] }) => [
				[
					what,
					ms(page.p50),
					ms(page.p95),
					rate(page.perSecond),
					ms(floor.p50),
					rate(floor.perSecond),
					`${(page.p50 / floor.p50).toFixed(2)} ×`,
					write(floor.perSecond / page.perSecond, 'of the rate'),
					...(first ? [first.rule, verdict(first)] : ['none: 600 ms are on purpose', ''])
				],
				...others.map((one) => ['', '', '', '', '', '', '', '', one.rule, verdict(one)])
			]),
			...pageless.map(({ what, floor }) => [
				what,
				'',
				'',
				'',
				ms(floor.p50),
				rate(floor.perSecond),
				'',
				'',
				'there is no page yet',
				''
			])
		]
	);
}

function visitTable(visits: Visit[]): string {
	return table(
		[
			{ head: 'first visit, KB', align: 'left' },
			...KINDS.map((kind) => ({ head: kind })),
			{ head: 'in all' },
			{ head: 'requests' },
			{ head: 'LCP' },
			{ head: 'LCP, slow 4G' }
		],
		visits.map(({ path, bytes, total, requests, lcp, slowLcp }) => [
			path,
			...[...KINDS.map((kind) => bytes[kind]), total].map((count) => (count / 1000).toFixed(1)),
			String(requests),
			write(lcp / 1000, 's'),
			write(slowLcp / 1000, 's')
		])
	);
}

const ms = (time: number) => time.toFixed(time < 10 ? 2 : 1);
const rate = (perSecond: number) =>
	perSecond.toLocaleString('en', { maximumFractionDigits: perSecond < 100 ? 1 : 0 });

/** How to read it. */
export function notes({ cores, processor, node, load }: Machine): string {
	const busy = `Other work was going on (load ${load.toFixed(1)} on ${cores} cores): run it again in quiet before you believe it.`;
	return [
		'Times are milliseconds: with nobody else asking, for the stranger’s letter with ten asking at once.',
		'“a second”: with eight asking at once, signing in or reading; ten for the stranger’s letter.',
		'Floors of the same run: a bare Node server that answers the same bytes; for people who are signed',
		'in the page’s bare call to the database; for signing in the bare call to Auth.',
		'Slow 4G is Lighthouse’s, applied in the browser: 562.5 ms a request, 1,474.56 kbit/s down, 675 up,',
		'with a processor four times slower. KB and MB are thousands and millions of bytes.',
		...(load > cores / 2 ? [busy] : []),
		`${cores} cores of ${processor}, Node ${node}.`
	].join('\n');
}

/** @returns where it is, from the repository's root. */
export function keep(found: Found, machine: Machine, took: number): string {
	const at = new Date().toISOString();
	const folder = join(root, 'bench-results');
	const file = join(folder, `${at.slice(0, 19).replaceAll(':', '-')}.json`);
	const budgets = [
		...found.requests.flatMap((one) => one.budgets),
		...sizeBudgets(found.atSize),
		...found.visits.flatMap((one) => one.budgets),
		found.onward,
		...found.writing,
		found.memory
	];
	const record = {
		at,
		seconds: Math.round(took / 1000),
		commit: commit(),
		machine,
		missed: budgets.filter((one) => !isKept(one)).map(({ what, rule }) => `${what}: ${rule}`),
		...found
	};
	mkdirSync(folder, { recursive: true });
	writeFileSync(file, JSON.stringify(record, null, '\t') + '\n');
	return relative(root, file);
}
