/** What an overview tells beyond its numbers: pure, so that each can be proven by itself. */
import type { Overview } from './cohorts';

interface Steps {
	key: string;
	number: number;
	short: string;
	steps: { id: string; text: string }[];
}

/** A letter that enough people have begun, with its steps that few of them have ticked. */
export interface Seldom {
	number: number;
	short: string;
	/** How many have marked the letter as read or ticked a step of it. */
	begun: number;
	steps: { text: string; people: number }[];
}

/** With fewer, a sum would tell of one person which steps they ticked. */
const ENOUGH = 5;

/**
 * The steps that fewer than a third have ticked of those who began their letter. In the letters'
 * order, since none is behind another.
 */
export function seldomPractised(
	letters: readonly Steps[],
	counted: Pick<Overview, 'letters' | 'steps'>
): Seldom[] {
	return letters.flatMap(({ key, number, short, steps }) => {
		const sum = counted.letters[key];
		const begun = sum ? sum.ticked + sum.read_alone : 0;
		if (begun < ENOUGH) return [];
		const seldom = steps
			.map(({ id, text }) => ({ text, people: counted.steps[key]?.[id] ?? 0 }))
			.filter(({ people }) => people * 3 < begun);
		return seldom.length > 0 ? [{ number, short, begun, steps: seldom }] : [];
	});
}

/** "since today", "for 3 days": how long somebody waits, in whole days. */
export function waits(since: string, now: Date): string {
	const days = Math.floor((now.getTime() - Date.parse(since)) / 86_400_000);
	if (days < 1) return 'since today';
	return days === 1 ? 'for a day' : `for ${days.toLocaleString('en')} days`;
}
