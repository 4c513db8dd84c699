import * as v from 'valibot';

export interface Environment {
	/** Where the Supabase API answers, e.g. `https://abc.supabase.co`. */
	supabaseUrl: string;
	/** Names the project to its API; grants nothing by itself, and stays on the server all the same. */
	publishableKey: string;
	/** Where the course is reached from outside, e.g. `https://course.example`. */
	origin: string | undefined;
}

const webAddress = v.pipe(
	v.string('is missing'),
	v.trim(),
	v.url('must be a web address such as http://127.0.0.1:54321'),
	v.transform((url) => url.replace(/\/+$/, ''))
);

const schema = v.object({
	SUPABASE_URL: webAddress,
	SUPABASE_PUBLISHABLE_KEY: v.pipe(v.string('is missing'), v.trim(), v.nonEmpty('is empty')),
	ORIGIN: v.optional(webAddress)
});

/**
 * Reads the server's settings out of environment variables.
 * @throws Error naming each variable that is missing or wrong, and what was expected.
 */
export function parseEnvironment(env: Record<string, string | undefined>): Environment {
	// Named one by one: of a key that is not there at all, valibot would say so in words of its own.
	const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, ORIGIN } = env;
	const result = v.safeParse(schema, { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, ORIGIN });
	if (!result.success) {
		const problems = result.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
		throw new Error(`The course cannot start: ${problems.join('; ')}.`);
	}
	return {
		supabaseUrl: result.output.SUPABASE_URL,
		publishableKey: result.output.SUPABASE_PUBLISHABLE_KEY,
		origin: result.output.ORIGIN
	};
}
