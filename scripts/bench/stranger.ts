/** The letter for people who are not signed in, against a bare server that answers the same bytes. */
import autocannon from 'autocannon';
import type { Compared } from './budgets.ts';
import { expect, knock } from './knock.ts';
import { bareServer, type Stage } from './stage.ts';
import { figures } from './statistics.ts';

/** As browsers send it. */
const headers = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' };

const CONNECTIONS = 10;
const ROUNDS = 6;
const AMOUNT = { page: 3000, floor: 15_000 };

export async function compareForStranger(
	{ course, household }: Stage,
	slug: string
): Promise<Compared> {
	const page = `${course}/letters/${slug}`;
	// The second answer: the first one is made, and what follows is what nearly everybody gets.
	await knock({ url: page, headers });
	const answer = expect(
		await knock({ url: page, headers }),
		({ status, body }) => status === 200 && body.byteLength > 1000,
		'The letter'
	);
	const urls = { page, floor: await bareServer(household, answer) };
	const times = { page: [] as number[], floor: [] as number[] };
	const rates = { page: [] as number[], floor: [] as number[] };

	for (const side of ['page', 'floor'] as const) await fire(urls[side], AMOUNT[side]);
	for (let round = 0; round < ROUNDS; round++) {
		const sides = round % 2 === 0 ? (['page', 'floor'] as const) : (['floor', 'page'] as const);
		for (const side of sides) {
			const fired = await fire(urls[side], AMOUNT[side]);
			times[side].push(...fired.times);
			rates[side].push(fired.perSecond);
		}
	}
	return {
		what: 'letter, stranger',
		page: figures(times.page, rates.page),
		floor: figures(times.floor, rates.floor)
	};
}

function fire(url: string, amount: number): Promise<{ times: number[]; perSecond: number }> {
	const times: number[] = [];
	return new Promise((resolve, reject) => {
		const started = performance.now();
		let ended = started;
		const shots = autocannon(
			{ url, connections: CONNECTIONS, amount, headers, timeout: 10 },
			(problem, result) => {
				if (problem) return reject(problem);
				if (result.errors || result.timeouts || result['2xx'] !== amount) {
					const { errors, timeouts, non2xx } = result;
					return reject(
						new Error(`${url}: ${errors} errors, ${timeouts} timeouts, ${non2xx} refusals.`)
					);
				}
				resolve({ times, perSecond: (amount * 1000) / (ended - started) });
			}
		);
		shots.on('response', (_client: unknown, _status: number, _bytes: number, ms: number) => {
			times.push(ms);
			ended = performance.now();
		});
	});
}
