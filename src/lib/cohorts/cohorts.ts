import * as v from 'valibot';
import type { To } from '$lib/circle/circle';

/** As fine as anybody else sees when a learner last ticked or marked something; null is never. */
export type Coarse = 'this week' | 'earlier this month' | 'before' | null;

/** How far somebody is in one letter. */
export interface Progress {
	read: boolean;
	/** How many steps are ticked. */
	steps: number;
}

/** Everything that facilitators see of one learner's progress, by the letter's first slug. */
export interface Row {
	name: string;
	letters: Record<string, Progress>;
	last: Coarse;
}

export interface Facilitator {
	name: string | null;
	pronouns: string | null;
}

export type Role = 'learner' | 'facilitator';

export interface Cohort {
	id: string;
	name: string;
}

export interface Membership extends Cohort {
	role: Role;
	shares: boolean;
	/** Where it has ended: until when it can be read. */
	closes_at: string | null;
}

/** A cohort that has ended, and until when it can be read. */
export interface Ending {
	ended_at: string;
	closes_at: string;
}

/** A facilitator's word to the circle; `by` is null when its writer is gone. */
export interface Note {
	body: string;
	by: string | null;
	written_at: string;
}

/** One row of the people of a cohort; `member` is how pages name them, and no id of their account. */
export interface Person {
	member: string;
	name: string | null;
	pronouns: string | null;
	role: Role;
	shares: boolean;
	/** The day, and no finer. */
	joined: string;
}

/** The people of a cohort, facilitators first, with those who keep their progress to themselves. */
export interface People {
	cohort: Cohort;
	/** How many there are, and how many the search matches. */
	count: number;
	found: number;
	/** How many people a page holds. */
	shown: number;
	people: Person[];
	invitations: Invitation[];
	ending: Ending | null;
}

export type InvitationState = 'open' | 'full' | 'expired' | 'revoked' | 'ended' | 'unknown';

export interface Invitation {
	token: string;
	state: InvitationState;
	/** As what somebody joins by it. */
	role: Role;
	made_at: string;
	expires_at: string;
	seats: number;
	/** How many joined by it. */
	joined: number;
}

export interface Overview {
	cohort: Cohort;
	facilitators: Facilitator[];
	invitations: Invitation[];
	/** Head count of learners; every other number counts those who agreed. */
	learners: number;
	sharing: number;
	/** By the letter's first slug: people who ticked a step, marked it as read, and marked it without a tick. */
	letters: Record<string, { ticked: number; read: number; read_alone: number }>;
	/** How many of those who agreed the search matches. */
	found: number;
	/** How many people a page holds. */
	shown: number;
	people: (Row & { member: string })[];
	/** By the letter's first slug and the step's id: how many have ticked it. */
	steps: Record<string, Record<string, number>>;
	/** How many wait for an answer, and of these the ones that have waited longest. */
	waiting_count: number;
	waiting: Waiting[];
	sent_this_week: number;
	ending: Ending | null;
}

/** A reply whose author waits for an answer; `member` is null for who has left and let it stand. */
export interface Waiting {
	reply: string;
	member: string | null;
	name: string | null;
	letter: string;
	prompt: string;
	since: string;
}

/** A reply as facilitators find it on its author's page; `waiting_since` is null where nobody waits. */
export interface SeenReply {
	id: string;
	letter: string;
	prompt: string;
	/** Its first words. */
	opening: string;
	audience: To['audience'];
	sent_at: string;
	/** How many answers follow it. */
	answers: number;
	waiting_since: string | null;
}

/** All that facilitators of one cohort see of one learner. */
export interface SeenOf {
	/** Null while the learner keeps their progress to themselves. */
	row: Row | null;
	replies: SeenReply[];
}

/** One learner, as facilitators see them. */
export interface Learner {
	cohort: Cohort;
	learner: Omit<Person, 'role'>;
	seen: SeenOf;
}

export const nothingYet: Progress = { read: false, steps: 0 };

/** How an overview is asked for: `sort` is `name`, `last`, `waiting` or a letter's first slug; pages count from 1. */
export interface View {
	sort: string;
	search: string;
	page: number;
}

/** Reads a view out of the address; whatever cannot be, is the first page by name. */
export function readView(query: URLSearchParams, letters: readonly string[] = []): View {
	const sort = query.get('sort') ?? 'name';
	const page = Number(query.get('page') ?? '1');
	return {
		sort: ['name', 'last', 'waiting', ...letters].includes(sort) ? sort : 'name',
		search: (query.get('search') ?? '').replaceAll('\u0000', '').trim().slice(0, 80).toWellFormed(),
		page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1
	};
}

export const tokenSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

export const termsSchema = v.object({
	days: v.pipe(
		v.string('Please say for how many days.'),
		v.trim(),
		v.regex(/^\d{1,3}$/, 'Please enter a number of days, from 1 to 365.'),
		v.transform(Number),
		v.minValue(1, 'An invitation is open for 1 to 365 days.'),
		v.maxValue(365, 'An invitation is open for 1 to 365 days.')
	),
	seats: v.pipe(
		v.string('Please say for how many people.'),
		v.trim(),
		v.regex(/^\d{1,4}$/, 'Please enter a number of people, from 1 to 1,000.'),
		v.transform(Number),
		v.minValue(1, 'An invitation is for 1 to 1,000 people.'),
		v.maxValue(1000, 'An invitation is for 1 to 1,000 people.')
	)
});

/** An offer to hand a cohort over; `mine` is the caller's part in it. */
export interface Handover {
	from: string | null;
	to: string | null;
	/** Whether the one who hands it over stays as a co-facilitator. */
	stays: boolean;
	offered_at: string;
	mine: 'from' | 'to' | null;
}

/** What the overview shows of those who agreed, taken away at once. */
export interface Export extends Pick<Overview, 'letters' | 'steps'> {
	cohort: Cohort;
	exported_at: string;
	people: Row[];
}
