/** Where a learner is, out of what they did: pure, so that each state can be proven by itself. */
import * as v from 'valibot';
import { isDay } from '$lib/reflections/calendar';
import type { Cohort, Ending, Note } from '$lib/cohorts/cohorts';
import { standingOf, type Standing } from '$lib/practice/standing';

interface At {
	letter: string;
	/** ISO 8601. */
	at: string;
}

/** The desk as the database gives it, in one call. */
export interface Facts {
	reads: At[];
	ticks: (At & { step: string })[];
	tries: (At & { step: string; times: number })[];
	choices: (At & { step: string })[];
	plans: (At & { id: string; step: string; cue: string; act: string })[];
	last_written: (At & { prompt: string; body: string }) | null;
	seals: {
		letter: string;
		prompt: string;
		opens_on: string;
		sealed_at: string;
		is_open: boolean;
		body: string;
	}[];
	rhythm: Rhythm | null;
	/** What the facilitators of each cohort say to everyone. */
	notes: (Note & { cohort: Cohort })[];
}

/** What is between the learner and others; their own walk does not depend on it. */
export interface Between {
	/** What they sent and have answers to that they have not read. */
	came_back: { reply: string; letter: string; prompt: string; unread: number; last_at: string }[];
	/** Where they facilitate and somebody waits for an answer. */
	waiting: { cohort: { id: string; name: string }; count: number }[];
	/** Cohorts that have ended, while they can still be read. */
	endings: (Ending & { cohort: Cohort })[];
	/** Cohorts that a facilitator offers to hand over to them. */
	handovers: { cohort: Cohort; from: string | null }[];
}

export interface Rhythm {
	/** ISO date of the first letter's day. */
	starts_on: string;
	days: number;
}

/** What the desk has to know of a letter. */
export interface DeskLetter {
	number: number;
	slug: string;
	title: string;
	aliases: string[];
	steps: { id: string; text: string }[];
}

/** One letter of the walk. */
export interface Stage extends Standing {
	number: number;
	slug: string;
	title: string;
	steps: number;
}

/** How a desk greets: by what there is, and never by what there is not. */
export type State = 'empty' | 'under-way' | 'long-away' | 'finished';

/** After so long a desk says where somebody was. */
const LONG_AWAY_MS = 14 * 86_400_000;

export function walk(facts: Facts, letters: readonly DeskLetter[]): Stage[] {
	const marks = { ...facts, reads: facts.reads.map(({ letter }) => letter) };
	return letters.map((letter) => ({
		number: letter.number,
		slug: letter.slug,
		title: letter.title,
		steps: letter.steps.length,
		...standingOf(letter, marks)
	}));
}

/** The newest thing somebody did; undefined where they did nothing yet. */
export function lastDone(facts: Facts): At | undefined {
	const { reads, ticks, tries, choices, plans, last_written } = facts;
	const all: At[] = [...reads, ...ticks, ...tries, ...choices, ...plans];
	if (last_written) all.push(last_written);
	return all.reduce<At | undefined>(
		(last, one) => (last && last.at >= one.at ? last : one),
		undefined
	);
}

export function stateOf(facts: Facts, stages: readonly Stage[], now: Date): State {
	const last = lastDone(facts);
	if (!last) return 'empty';
	if (stages.length > 0 && stages.every(({ read }) => read)) return 'finished';
	return now.getTime() - Date.parse(last.at) > LONG_AWAY_MS ? 'long-away' : 'under-way';
}

/** The first letter that is not marked as read. */
export function nextOf(stages: readonly Stage[]): Stage | undefined {
	return stages.find(({ read }) => !read);
}

/** The day (ISO date) on which a rhythm offers the letter of this number. */
export function dayOf(number: number, { starts_on, days }: Rhythm): string {
	const day = new Date(`${starts_on}T00:00:00Z`);
	day.setUTCDate(day.getUTCDate() + (number - 1) * days);
	return day.toISOString().slice(0, 10);
}

const rhythmSchema = v.object({
	days: v.pipe(
		v.string(),
		v.picklist(['7', '14', '28'], 'Please choose one of these.'),
		v.transform(Number)
	),
	starts_on: v.pipe(v.string(), v.check(isDay, 'Please choose the day on which it begins.'))
});

/** Reads a rhythm out of its form; `none` ends the one that stands. */
export function readRhythm(form: FormData): { rhythm?: Rhythm | null; issue?: string } {
	if (form.get('days') === 'none') return { rhythm: null };
	const read = v.safeParse(rhythmSchema, {
		days: String(form.get('days') ?? ''),
		starts_on: String(form.get('starts_on') ?? '')
	});
	return read.success ? { rhythm: read.output } : { issue: read.issues[0].message };
}

/** "An answer you have not read yet", "3 answers you have not read yet". */
export function unreadIn({ unread }: { unread: number }): string {
	return unread === 1
		? 'An answer you have not read yet'
		: `${unread} answers you have not read yet`;
}

/** "One reply waits for an answer", "3 replies wait for an answer". */
export function waitingIn({ count }: { count: number }): string {
	return count === 1 ? 'One reply waits for an answer' : `${count} replies wait for an answer`;
}
