/** Who is there in a run, and what they bring along when they ask for a page. */

export const SIZES = [30, 1000] as const;
export type Size = (typeof SIZES)[number];

export const cohortName = (size: Size): string => `A circle of ${size}`;
export const cohortId = (size: Size): string =>
	`be4c0000-0000-4000-8000-${String(size).padStart(12, '0')}`;

export const facilitator = 'facilitator@bench.example';
export const learner = (number: number): string => `learner-${number}@bench.example`;

/** How many learners sign in: two crowds. The others are there. */
export const CROWD = 8;
export const SIGNING_IN = 2 * CROWD;

/** Signed in twice: in a browser, with the course's cookies, and at the data API, with a token. */
export type Person = { email: string; cookies: Cookies; token: string };

/** The cookies of one browser, as far as the course uses what cookies can do. */
export class Cookies {
	readonly #kept = new Map<string, string>();

	keep(setCookies: string[] = []): void {
		for (const cookie of setCookies) {
			const [, name, value] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
			if (!name || value === undefined) continue;
			if (value === '' || /;\s*max-age=0/i.test(cookie)) this.#kept.delete(name);
			else this.#kept.set(name, value);
		}
	}

	/** For a request to a page of the course; some are kept for pages under /account alone. */
	get header(): string {
		return [...this.#kept].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	has(name: RegExp): boolean {
		return [...this.#kept.keys()].some((kept) => name.test(kept));
	}
}
