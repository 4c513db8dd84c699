/** What was found at size: the embedded backend and a real PostgreSQL side by side. */
import { atMost, LIMITS, signedIn, verdict, write, type Budget, type Compared } from './budgets.ts';
import { JOINING } from './people.ts';
import { BIG_OVERVIEW, type Sized } from './size.ts';
import { table } from './table.ts';

export type AtSize = { embedded: Sized; postgres?: Sized; version?: string };

type Side = 'embedded' | 'postgres';

export function sizeTable({ embedded, postgres, version = 'PostgreSQL' }: AtSize): string {
	const other = (what: string) => postgres?.compared.find((one) => one.what === what);
	return table(
		[
			{ head: 'at size', align: 'left' },
			...['embedded', version].flatMap((side) => [
				{ head: `${side}: p50` },
				{ head: 'p95' },
				{ head: 'floor p50' },
				{ head: 'budget', align: 'left' as const },
				{ head: 'verdict', align: 'left' as const }
			])
		],
		[
			...embedded.compared.flatMap((one) =>
				beside(pageCells(one, 'embedded'), pageCells(other(one.what), 'postgres')).map(
					(cells, at) => [at === 0 ? one.what : '', ...cells]
				)
			),
			...beside(joinCells(embedded), joinCells(postgres)).map((cells, at) => [
				at === 0 ? `${JOINING} who join in half a minute` : '',
				...cells
			])
		]
	);
}

/** Budgets of one row, and the figures beside the first. */
function pageCells(one: Compared | undefined, side: Side): string[][] {
	if (!one) return [];
	const { page, floor } = one;
	const figures = [page.p50, page.p95, floor.p50].map((ms) => write(ms, 'ms'));
	return budgetsOf(one, side).map((budget, at) => [
		...(at === 0 ? figures : ['', '', '']),
		budget.rule,
		verdict(budget)
	]);
}

function joinCells(sized: Sized | undefined): string[][] {
	if (!sized) return [];
	return joinBudgets(sized).map((budget, at) => [
		'',
		at === 0 ? write(sized.joined.p95, 'ms') : '',
		'',
		budget.what,
		verdict(budget)
	]);
}

const EMPTY = ['', '', '', '', ''];

function beside(left: string[][], right: string[][]): string[][] {
	return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [
		...(left[at] ?? EMPTY),
		...(right[at] ?? EMPTY)
	]);
}

function budgetsOf(one: Compared, side: Side): Budget[] {
	const ratio = signedIn(one);
	if (one.what !== BIG_OVERVIEW) return [ratio];
	return [atMost(one.what, one.page.p50, LIMITS.hugeOverviewMs[side], 'ms'), ratio];
}

const joinBudgets = ({ joined }: Sized): Budget[] => [
	atMost('refused or unanswered', joined.errors, 0, 'errors'),
	atMost('joined twice', joined.doubled, 0, 'errors')
];

export function sizeBudgets({ embedded, postgres }: AtSize): Budget[] {
	const sides = { embedded, ...(postgres && { postgres }) };
	return Object.entries(sides).flatMap(([side, sized]) =>
		[...sized.compared.flatMap((one) => budgetsOf(one, side as Side)), ...joinBudgets(sized)].map(
			(budget) => ({ ...budget, what: `${side}: ${budget.what}` })
		)
	);
}
