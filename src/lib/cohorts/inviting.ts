import * as v from 'valibot';
import type { Cohort } from './cohorts';
import { termsSchema } from './cohorts';

/** What was said of one address of a list. */
export type Answer =
	'invited' | 'doubled' | 'malformed' | 'already_joined' | 'already_invited' | 'refused';

export interface Line {
	address: string;
	state: Answer;
}

export type InviteState =
	| 'waiting'
	| 'retrying'
	| 'sent'
	| 'uncertain'
	| 'undelivered'
	| 'joined'
	| 'refused'
	| 'revoked'
	| 'expired';

export interface Invite {
	invite: string;
	address: string;
	state: InviteState;
	/** Whether it may go once more, with a new link. */
	again: boolean;
	until: string;
	sent_at: string | null;
}

/** How far the invitations of a cohort have come. */
export interface Inviting {
	cohort: Cohort;
	counts: Partial<Record<InviteState, number>>;
	/** How many addresses there are, and how many a page holds. */
	found: number;
	shown: number;
	lines: Invite[];
}

/** As many addresses as go at once. */
export const MOST = 500;

/**
 * The addresses of what was pasted: one a line or several, between commas or semicolons, also as
 * `Name <address>`. What is none stays as it is, so that its line can be told.
 */
export function addressesIn(pasted: string): string[] {
	return (
		pasted
			.toWellFormed()
			// No database holds it; shown, its line says what is the matter.
			.replaceAll('\0', '\uFFFD')
			.replace(/"[^"\n]*"/g, '')
			.split(/[\n\r,;]+/)
			.flatMap((part) => {
				const inAngles = [...part.matchAll(/<([^<>]*)>/g)].map(([, address = '']) => address);
				if (inAngles.length > 0) return inAngles;
				// Several with spaces between; a name without an address stays one piece.
				const words = part.trim().split(/\s+/);
				return words.every((word) => word.includes('@')) ? words : [part];
			})
			.map((address) => address.replace(/^\s*mailto:/i, '').trim())
			.filter((address) => address !== '')
	);
}

export const listSchema = v.object({
	days: termsSchema.entries.days,
	addresses: v.pipe(
		v.string(),
		v.transform(addressesIn),
		v.minLength(1, 'Please paste at least one address.'),
		v.maxLength(MOST, ({ input }) => `These are ${input.length} addresses. Up to 500 go at once.`)
	)
});
