import * as v from 'valibot';

/** Who is signed in, as the database says; `name` is null until they were asked. */
export interface Me {
	id: string;
	email: string;
	name: string | null;
	pronouns: string | null;
}

/** What a page's one call says of who is asking: null when their session has ended. */
export interface Asked {
	me: Me | null;
}

/** One sign-in on one browser. Times are ISO 8601. */
export interface Session {
	id: string;
	started_at: string;
	used_at: string;
	browser: string | null;
	/** Whether it is the one that asks. */
	here: boolean;
}

// Control characters and direction overrides could disguise the line that a name stands in.
const disguises = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** Text that other people see in a line of theirs: a name, pronouns, a cohort's name. */
export const shownText = (most: number, missing: string) =>
	v.pipe(
		v.string(missing),
		v.transform((text) => text.toWellFormed().trim()),
		v.nonEmpty(missing),
		v.check((text) => [...text].length <= most, `Please use at most ${most} characters.`),
		v.check((text) => !disguises.test(text), 'Please leave out invisible characters.')
	);

export const profileSchema = v.object({
	name: shownText(80, 'Please tell us what to call you. A first name is enough.'),
	pronouns: v.union([
		v.pipe(
			v.string(),
			v.check((text) => text.trim() === ''),
			v.transform(() => null)
		),
		shownText(40, '')
	])
});

export const emailSchema = v.pipe(
	v.string('Please enter your e-mail address.'),
	v.trim(),
	v.nonEmpty('Please enter your e-mail address.'),
	v.maxLength(254, 'This address is longer than an e-mail address can be.'),
	v.email('This does not look like an e-mail address yet. It reads like name@example.org.'),
	v.toLowerCase()
);

/** Six digits, however they were typed or pasted. */
export const codeSchema = v.pipe(
	v.string('Please enter the six digits from the mail.'),
	v.transform((code) => code.replace(/[\s\u00a0-]/g, '')),
	v.regex(/^\d{6}$/, 'The code is six digits. You find it in the mail that we sent.')
);

/**
 * Where to go after signing in: a path of this site, or the fallback. Anything that a browser
 * could take for another site is refused: `//host`, `/\host`, schemes, control characters.
 */
export function safeNext(next: unknown, fallback = '/letters'): string {
	if (typeof next !== 'string' || !isPath(next)) return fallback;
	try {
		const { pathname, search, hash } = new URL(next, 'https://this.site');
		// Dots are resolved by now, and may have left two slashes at the start.
		return isPath(pathname) ? pathname + search + hash : fallback;
	} catch {
		return fallback;
	}
}

function isPath(text: string): boolean {
	return /^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(text);
}

/** Reads a profile out of its form: what was typed, and either the profile or what to say next to which field. */
export function readProfile(form: FormData) {
	const typed = {
		name: String(form.get('name') ?? ''),
		pronouns: String(form.get('pronouns') ?? '')
	};
	const parsed = v.safeParse(profileSchema, typed);
	if (parsed.success) return { typed, profile: parsed.output };
	return { typed, issues: v.flatten<typeof profileSchema>(parsed.issues).nested };
}
