import * as v from 'valibot';
import { count, LONGEST, normalise, type Edit } from './reflections';

// Apart from `reflections.ts`, which goes to the browser: reading forms is the server's work.

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

/** The version that an edit was based on, as a form sends it. */
export const versionSchema = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));

/** An id of the database's, as a form or an address names it. */
export const idSchema = v.pipe(v.string(), v.uuid());

/** The id that a form names, if it names one. */
export function readId(form: FormData, name = 'id'): string | undefined {
	const id = v.safeParse(idSchema, form.get(name));
	return id.success ? id.output : undefined;
}

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
