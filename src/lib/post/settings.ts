import * as v from 'valibot';

/** What it takes to send mail: where from, by whom, and the key to ask which mails are due. */
export interface Settings {
	smtpUrl: string;
	from: string;
	/** Opens every row of the database; used to ask for mails that are due, and to report on them. */
	secretKey: string;
}

const schema = v.object({
	smtpUrl: v.pipe(
		v.string(),
		v.trim(),
		v.regex(
			/^smtps?:\/\/[^\s/]+/,
			'SMTP_URL must be like smtp://name:password@mail.example.org:587'
		)
	),
	from: v.pipe(
		v.string(),
		v.trim(),
		v.regex(
			/^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/,
			'MAIL_FROM must be like letters@example.org or Five Letters <letters@example.org>'
		)
	),
	secretKey: v.pipe(v.string(), v.trim())
});

/**
 * Reads the post room's settings out of environment variables. All of them have to be there, or the
 * names of those that are missing come back: a course without mail is a whole course.
 *
 * @throws Error naming each variable that is wrong, and what was expected.
 */
export function parseSettings(env: Record<string, string | undefined>): Settings | string[] {
	const { SMTP_URL: smtpUrl, MAIL_FROM: from, SUPABASE_SECRET_KEY: secretKey } = env;
	const all = { SMTP_URL: smtpUrl, MAIL_FROM: from, SUPABASE_SECRET_KEY: secretKey };
	const missing = Object.entries(all).filter(([, value]) => !value?.trim());
	if (missing.length > 0) return missing.map(([name]) => name);

	const result = v.safeParse(schema, { smtpUrl, from, secretKey });
	if (!result.success) {
		const problems = result.issues.map(({ message }) => message);
		throw new Error(`The course cannot start: ${problems.join('; ')}.`);
	}
	return result.output;
}
