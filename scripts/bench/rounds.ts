/** Asks the page and its floor in turns, so that whatever else the machine does meets both alike. */
import type { Compared } from './budgets.ts';
import type { Answer } from './knock.ts';
import { figures, type Figures } from './statistics.ts';

export type Side<Person> = (person: Person) => Promise<Answer>;

export type Pair<Person> = {
	what: string;
	/** The page's address, where it is not sure to be there. */
	path?: string;
	page: Side<Person>;
	floor: Side<Person>;
	/** As many as ask at once. */
	people: Person[];
	/** How many answers of each side are timed with nobody else asking. */
	calm: number;
	/** How many requests each person sends in one round of the crowd. */
	crowd: number;
};

const WARM_UP = 30;
const CROWDS = 4;

export async function compare<Person>(pair: Pair<Person>): Promise<Compared> {
	const { what, people, calm, crowd } = pair;
	const times = { page: [] as number[], floor: [] as number[] };
	const rates = { page: [] as number[], floor: [] as number[] };

	for (let turn = -WARM_UP; turn < calm; turn++) {
		const person = people[(turn + WARM_UP) % people.length];
		if (!person) throw new Error(`Nobody is there to ask for ${what}.`);
		for (const side of order(turn)) {
			const { ms } = await pair[side](person);
			if (turn >= 0) times[side].push(ms);
		}
	}
	for (let round = 0; round < CROWDS; round++) {
		for (const side of order(round)) rates[side].push(await together(pair[side], people, crowd));
	}
	return {
		what,
		page: figures(times.page, rates.page),
		floor: figures(times.floor, rates.floor)
	};
}

/** The floor by itself, where there is no page above it. */
export async function alone<Person>({
	floor,
	people,
	calm,
	crowd
}: Pair<Person>): Promise<Figures> {
	const times: number[] = [];
	const rates: number[] = [];
	for (let turn = -WARM_UP; turn < calm; turn++) {
		const person = people[(turn + WARM_UP) % people.length];
		if (!person) throw new Error('Nobody is there to ask.');
		const { ms } = await floor(person);
		if (turn >= 0) times.push(ms);
	}
	for (let round = 0; round < CROWDS; round++) rates.push(await together(floor, people, crowd));
	return figures(times, rates);
}

const order = (turn: number) =>
	turn % 2 === 0 ? (['page', 'floor'] as const) : (['floor', 'page'] as const);

/** Everybody at once, each one request after the other: how many come through in a second. */
async function together<Person>(
	side: Side<Person>,
	people: Person[],
	each: number
): Promise<number> {
	const started = performance.now();
	await Promise.all(
		people.map(async (person) => {
			for (let request = 0; request < each; request++) await side(person);
		})
	);
	return (people.length * each * 1000) / (performance.now() - started);
}
