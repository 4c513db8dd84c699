/** The most characters (code points) of one reflection; the database keeps the same number. */
export const LONGEST = 20_000;

/** A question of a letter's; the reply prompt also has one for after trying. */
export interface Prompt {
	id: string;
	question: string;
	after?: string | undefined;
	/** A few words to begin with. */
	begin: string;
}

/** What a learner wrote to a prompt. `version` counts its changes from 1; 0 is nothing yet. */
export interface Reflection {
	prompt: string;
	body: string;
	version: number;
	/** ISO 8601, or null for nothing yet. */
	updated_at: string | null;
}

/** An edit on its way: the words, and the version that they were based on. */
export interface Edit {
	prompt: string;
	body: string;
	version: number;
}

/** What came of an edit. Where newer words stood already, both are here and nothing was overwritten. */
export type Kept =
	| { prompt: string; saved: true; version: number; updated_at: string }
	| {
			prompt: string;
			saved: false;
			version: number;
			updated_at: string;
			body: string;
			theirs: string;
	  };

export const unwritten = (prompt: string): Reflection => ({
	prompt,
	body: '',
	version: 0,
	updated_at: null
});

/** Characters as the database counts them: code points, so that an emoji is one and not two. */
export function count(text: string): number {
	return [...text].length;
}

/**
 * The words as they are kept: line ends as LF (a form without script sends CRLF), lone
 * surrogates, which UTF-8 cannot hold, as U+FFFD. Nothing else changes.
 */
export function normalise(text: string): string {
	return text.replace(/\r\n?/g, '\n').toWellFormed();
}
