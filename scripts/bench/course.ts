/** The course as a browser asks it for pages, and as a letter's page sends what was written. */
import { multipart } from './form.ts';
import { expect, knock, type Answer } from './knock.ts';
import type { Person } from './people.ts';
import type { Stage } from './stage.ts';

export function courseFor({ course }: Stage) {
	return {
		get: async (person: Person, path: string, sign: string): Promise<Answer> =>
			expect(
				await knock({
					url: course + path,
					headers: { accept: 'text/html', cookie: person.cookies.header }
				}),
				({ status, body }) => status === 200 && body.includes(sign),
				`The page ${path}`
			),

		/** Whether there is a page at this address. */
		has: async (person: Person, path: string): Promise<boolean> => {
			const headers = { accept: 'text/html', cookie: person.cookies.header };
			return (await knock({ url: course + path, headers })).status !== 404;
		},

		/** As the letter's page sends one tick or one reflection. */
		save: (person: Person, slug: string, fields: Record<string, string>): Promise<Answer> =>
			send(person, `/letters/${slug}?/save`, fields, 'success'),

		send
	};

	/** A form, sent as the pages' script sends it. */
	async function send(
		person: Person,
		action: string,
		fields: Record<string, string>,
		type: 'success' | 'redirect'
	): Promise<Answer> {
		const { headers, body } = await multipart(fields);
		return expect(
			await knock({
				url: course + action,
				method: 'POST',
				headers: {
					...headers,
					origin: course,
					accept: 'application/json',
					'x-sveltekit-action': 'true',
					cookie: person.cookies.header
				},
				body
			}),
			({ body }) => body.includes(`"type":"${type}"`),
			`The form of ${action}`
		);
	}
}
