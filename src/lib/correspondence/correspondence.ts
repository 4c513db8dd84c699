/** Writing back: what was sent to the facilitators of a cohort, and what came back. */
import * as v from 'valibot';
import type { Asked } from '$lib/account/account';
import type { Hidden, OpenCircle, To } from '$lib/circle/circle';
import type { Cohort, Ending, Facilitator } from '$lib/cohorts/cohorts';
import { bodySchema } from '$lib/reflections/reading';

/** A cohort that the person can write to. */
export interface Readers extends Cohort {
	facilitators: Facilitator[];
	/** How soon they usually answer, in their own words. */
	answers_within: string | null;
}

/** What a reply is about: a letter, by its key, and one of its prompts. */
export interface About {
	letter: string;
	prompt: string;
}

interface Dated {
	id: string;
	/** ISO 8601. */
	sent_at: string;
	withdrawn_at: string | null;
}

export interface SentReply extends About, Dated {
	/** Null once the cohort is gone; its name stays. */
	cohort: Cohort | null;
	cohort_name: string;
	audience: To['audience'];
	/** Facilitators hid it from the circle. */
	hidden: boolean;
	/** Its first 160 characters. */
	opening: string;
	/** How many answers stand, and how many of theirs the person has not read. */
	answers: number;
	unread: number;
	last_at: string;
}

/** What was sent from a letter's prompt and stands, as it is told beside the words it was copied from. */
export interface SentFrom extends Pick<SentReply, 'audience' | 'cohort_name' | 'sent_at'> {
	reply: string;
	prompt: string;
	/** Facilitators who read it; nobody where all of the circle does, or the cohort is closed. */
	to: Facilitator[];
}

/** What one who writes back begins with. */
export interface Beginning extends Asked, Pick<RepliesPage, 'cohorts' | 'circles'> {
	/** What is kept under the prompt; its words are empty while it is sealed. */
	reflection: { body: string; sealed_until: string | null } | null;
	/** What went from there before, the newest first. */
	sent: SentFrom[];
}

/** All that the person sent, the newest news first, and to whom they can write. */
export interface RepliesPage extends Asked {
	cohorts: Readers[];
	/** The circles that they can write to, also as a facilitator. */
	circles: OpenCircle[];
	replies: SentReply[];
}

export interface Answer extends Dated {
	body: string;
	mine: boolean;
	hidden: Hidden | null;
	/** `name` is null once the account is gone. */
	by: { name: string | null; role: 'author' | 'facilitator' | 'member' };
}

export interface Thread extends Asked {
	cohort: Cohort | null;
	cohort_name: string;
	/** As what the person reads it. */
	role: 'author' | 'facilitator' | 'member';
	audience: To['audience'];
	/** Where it went to a circle that the person is in. */
	circle: { open: boolean; facilitates: boolean; people: number | null } | null;
	reply: About &
		Dated & {
			body: string;
			hidden: Hidden | null;
			/** `member` names the author's membership; null when there is none any more. */
			by: { name: string | null; pronouns: string | null; member: string | null };
		};
	to: Facilitator[];
	answers_within: string | null;
	settled: boolean;
	waiting_since: string | null;
	answers: Answer[];
	/** Where its cohort has ended; closed: nobody but the author reads it any more. */
	ending: (Ending & { closed: boolean }) | null;
}

/** What comes back of words that were sent. */
export interface Sent {
	id: string;
	sent_at: string;
}

// Whatever a database may take for white space, too: of that alone no words are made.
const SOMETHING = /[^\s\u001c-\u001f\u0085\u180e]/;

export const messageSchema = v.pipe(
	bodySchema,
	v.check((text) => SOMETHING.test(text), 'There are no words here yet.')
);

const slug = v.pipe(v.string(), v.maxLength(80), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const aboutSchema = v.object({ letter: slug, prompt: slug });

/** What is written back about, from an address or a form. */
export function readAbout(from: Pick<FormData, 'get'> | URLSearchParams): About | undefined {
	// One choice in a list names both.
	const [letter, prompt] = String(from.get('about') ?? '').split(' ');
	const about = v.safeParse(aboutSchema, {
		letter: from.get('letter') ?? letter,
		prompt: from.get('prompt') ?? prompt
	});
	return about.success ? about.output : undefined;
}
