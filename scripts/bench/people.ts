/** Who is there in a run, and what they bring along when they ask for a page. */

export const SIZES = [30, 1000] as const;
export type Size = (typeof SIZES)[number];

export const cohortName = (size: number): string => `A circle of ${size}`;
export const cohortId = (size: number): string =>
	`be4c0000-0000-4000-8000-${String(size).padStart(12, '0')}`;

/** The cohort of an organisation; and how many small circles one facilitator has. */
export const BIG = 10_000;
export const CIRCLES = 200;

/** How many addresses are on the list of the biggest cohort. */
export const INVITED = 500;

/** Who comes by one link, all in a short while. */
export const JOINING = 500;
export const joining = {
	cohort: 'be4c0000-0000-4000-8000-00000000000f',
	token: 'be4c'.repeat(8),
	email: (number: number): string => `joiner-${number}@bench.example`,
	id: (number: number): string => `be4c0001-0000-4000-8000-${String(number).padStart(12, '0')}`,
	session: (number: number): string => `be4c0002-0000-4000-8000-${String(number).padStart(12, '0')}`
};

/** Of many circles. */
export const busy = 'busy@bench.example';
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
