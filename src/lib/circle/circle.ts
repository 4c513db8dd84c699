/** The circle: what members of a cohort write to each other. */
import * as v from 'valibot';
import type { Asked } from '$lib/account/account';
import type { Cohort, Ending, Facilitator, Role } from '$lib/cohorts/cohorts';
import { idSchema } from '$lib/reflections/reading';
import { count, normalise } from '$lib/reflections/reflections';

/** That and why facilitators hid a message; its author and the facilitators are told. */
export interface Hidden {
	at: string;
	reason: string;
	/** Null once that account is gone. */
	by: string | null;
}

/** A circle that somebody can write to. */
export interface OpenCircle extends Cohort {
	facilitators: Facilitator[];
	/** How many can read it; null below three. */
	people: number | null;
}

export interface Message {
	id: string;
	/** `role` is null for who has left and let it stand. */
	by: { name: string | null; pronouns: string | null; role: Role | null };
	mine: boolean;
	letter: string;
	prompt: string;
	/** Its first 160 characters. */
	opening: string;
	sent_at: string;
	/** Null below three. */
	answers: number | null;
	/** The caller has not read all of it. */
	unread: boolean;
	/** Facilitators hid it; it is listed for them and its author alone. */
	hidden: boolean;
}

/** What somebody asked the facilitators to look at, with the copy that they keep. */
export interface Concern {
	id: string;
	reply: string;
	/** Null: it is about the message itself. */
	answer: string | null;
	letter: string;
	body: string;
	by: string | null;
	sent_at: string;
	asked_by: string | null;
	why: string;
	asked_at: string;
	kept_until: string;
	done_at: string | null;
	/** It was not taken back since. */
	stands: boolean;
}

export interface CirclePage extends Asked {
	cohort: Cohort;
	role: Role;
	/** Since when members can write to it; null: they cannot. */
	circle_since: string | null;
	facilitators: Facilitator[];
	people: number | null;
	found: number;
	shown: number;
	page: number;
	/** The newest first. */
	messages: Message[];
	/** For facilitators. */
	concerns?: Concern[];
	ending: Ending | null;
}

/** For whom a reply is, as a form says it: "circle" and a cohort's id, or the id alone for its facilitators. */
export interface To {
	cohort: string;
	audience: 'facilitators' | 'circle';
}

export function readTo(value: unknown): To | undefined {
	const text = String(value ?? '');
	const audience = text.startsWith('circle ') ? 'circle' : 'facilitators';
	const cohort = v.safeParse(idSchema, text.replace(/^circle /, ''));
	return cohort.success ? { cohort: cohort.output, audience } : undefined;
}

const words = v.pipe(
	v.string(),
	v.transform((text) => normalise(text).replaceAll('\u0000', '').trim())
);

const fits = v.check<string, string>(
	(text) => count(text) <= 500,
	'Please say it in at most 500 characters.'
);

export const reasonSchema = v.pipe(words, v.nonEmpty('Please say why: its author reads it.'), fits);

export const whySchema = v.pipe(words, fits);
