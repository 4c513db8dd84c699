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

		/** As the letter's page sends one tick or one reflection. */
		save: async (person: Person, slug: string, fields: Record<string, string>): Promise<Answer> => {
			const { headers, body } = await multipart(fields);
			return expect(
				await knock({
					url: `${course}/letters/${slug}?/save`,
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
				({ body }) => body.includes('"type":"success"'),
				'Saving on a letter’s page'
			);
		}
	};
}
