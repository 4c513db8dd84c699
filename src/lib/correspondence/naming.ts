import type { Facilitator } from '$lib/cohorts/cohorts';

// Apart from `correspondence.ts`, which reads forms: this goes to the browser.

const MOST_NAMED = 4;

/** "Jonas and Amara": who reads, for a button or a sentence; of many, how many they are. */
export function readers(facilitators: readonly Pick<Facilitator, 'name'>[]): string {
	if (facilitators.length === 0) return 'nobody at the moment';
	if (facilitators.length > MOST_NAMED) return `your ${facilitators.length} facilitators`;
	return new Intl.ListFormat('en-GB').format(facilitators.map(({ name }) => name ?? 'somebody'));
}

/** "Two answers that you have not read": what came back, in words. */
export function unreadInWords(unread: number): string {
	if (unread === 0) return '';
	return unread === 1 ? 'One answer to read' : `${unread} answers to read`;
}

/** "One answer", "3 answers". */
export function answersInWords(answers: number): string {
	if (answers === 0) return 'No answer yet';
	return answers === 1 ? 'One answer' : `${answers} answers`;
}

/** As much of a text as the database gives for a list. */
const OPENING = 160;

/** The beginning of what was sent, ending with a word; with … where it goes on. */
export function inShort(opening: string): string {
	if ([...opening].length < OPENING) return opening.trim();
	const whole = opening.replace(/\s+\S*$/, '');
	return `${whole.trim() || opening}…`;
}
