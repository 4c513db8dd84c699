import { letters } from '$lib/letters/letters.server';

/** What a row of somebody's progress has to know of each letter. */
export const columns = letters.map(({ key, number, short, steps }) => ({
	key,
	number,
	short,
	steps: steps.length
}));
