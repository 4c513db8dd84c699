import * as v from 'valibot';

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

export const bodySchema = v.pipe(
	v.string(),
	v.transform(normalise),
	v.check((text) => !text.includes('\u0000'), 'Please take out the invisible “null” character.'),
	v.check(
		(text) => count(text) <= LONGEST,
		(issue) => tooLong(count(String(issue.input)))
	)
);

function tooLong(points: number): string {
	const over = points - LONGEST;
	return `This is ${over.toLocaleString('en')} ${over === 1 ? 'character' : 'characters'} more than fit here (${LONGEST.toLocaleString('en')}). All of it is still in the field.`;
}

const versionSchema = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));

export type Read = {
	edits: Edit[];
	issues: Record<string, string>;
	values: Record<string, string>;
};

/**
 * Reads reflections out of the letter's form: for each prompt `body:…`, the words; `version:…`,
 * the version that they were based on; `replace:…`, a newer one that they were chosen over;
 * `print:…`, a fingerprint of the words as the page brought them. Words that nobody touched are no
 * edit, so saving one field cannot quarrel about another.
 *
 * @param known ids of the letter's prompts; others are left out.
 */
export function readEdits(
	form: FormData,
	known: readonly string[],
	fingerprint: (body: string) => string
): Read {
	const read: Read = { edits: [], issues: {}, values: {} };
	for (const prompt of known) {
		const raw = form.get(`body:${prompt}`);
		if (typeof raw !== 'string') continue;
		read.values[prompt] = normalise(raw);
		const basedOn = form.get(`replace:${prompt}`) ?? form.get(`version:${prompt}`) ?? '0';
		const version = v.safeParse(versionSchema, basedOn);
		const body = v.safeParse(bodySchema, raw);
		if (!body.success) read.issues[prompt] = body.issues[0].message;
		else if (fingerprint(body.output) !== form.get(`print:${prompt}`)) {
			read.edits.push({ prompt, body: body.output, version: version.success ? version.output : 0 });
		}
	}
	return read;
}

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
