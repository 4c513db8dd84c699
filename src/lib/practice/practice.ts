import * as v from 'valibot';

/** An action step as a letter gives it. */
export interface Step {
	id: string;
	text: string;
	why: string;
	smaller: string;
	not_when?: string | undefined;
	plans: string[];
}

/** What a learner may change in one go on a letter's page: ticks added, ticks taken back, the read mark. */
export interface Change {
	tick: string[];
	untick: string[];
	/** True to mark the letter as read, false to take the mark back, undefined to leave it. */
	read: boolean | undefined;
}

/**
 * What came of one tick: the database has it, this tab has it, this device has it until a server
 * answers or its session is renewed, or nobody does.
 */
export type Keeping = 'saved' | 'here' | 'waits' | 'over' | 'away';

const ids = v.array(v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)));

/**
 * Reads ticks out of the letter's form. A box says how the step stands now, a hidden `was` how it
 * stood when the page was made: what differs is what the person did, so a page left open
 * yesterday takes back nothing that was ticked elsewhere since.
 *
 * @param known ids of the letter's steps; others are left out.
 */
export function readChange(form: FormData, known: readonly string[]): Change {
	const now = new Set(v.parse(v.fallback(ids, []), form.getAll('step')));
	const was = new Set(v.parse(v.fallback(ids, []), form.getAll('was')));
	const read = form.get('read');
	return {
		tick: known.filter((id) => now.has(id) && !was.has(id)),
		untick: known.filter((id) => was.has(id) && !now.has(id)),
		read: read === 'yes' ? true : read === 'no' ? false : undefined
	};
}
