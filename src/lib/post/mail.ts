import * as v from 'valibot';

/** A mail that is due, as the database tells it. What was written is not in it. */
export const dueSchema = v.object({
	mail: v.pipe(v.string(), v.uuid()),
	email: v.string(),
	name: v.nullable(v.string()),
	cohort: v.object({ id: v.pipe(v.string(), v.uuid()), name: v.string() }),
	kind: v.picklist(['waiting', 'came back']),
	count: v.number(),
	/** Ends such mails, without a session. */
	key: v.string()
});

export type Due = v.InferOutput<typeof dueSchema>;

/** From whom a mail comes: the course's title and its own address. */
export interface Sender {
	title: string;
	origin: string;
}

export interface Mail {
	to: string;
	subject: string;
	text: string;
	/** The same at each attempt, so that a mailbox can tell a mail that came twice. */
	messageId: string;
	headers: Record<string, string>;
}

/** Says that there is something, never what: somebody else may see the screen that it comes to. */
export function compose(due: Due, { title, origin }: Sender): Mail {
	const off = `${origin}/mail/off/${due.key}`;
	const { subject, says, at } = waiting(due);
	return {
		to: due.email,
		subject,
		text: `${due.name ? `Hello ${due.name},` : 'Hello,'}

${says}
You find it here:

${origin}${at}

There is no word of it in this mail, so that nobody reads it over your shoulder.
You get such a mail once a day at most. To get no more of them about
“${due.cohort.name}”:

${off}

${title}
`,
		messageId: `<${due.mail}@${new URL(origin).hostname}>`,
		headers: {
			'List-Unsubscribe': `<${off}>`,
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
			// No machine answers it: out of office, for example.
			'Auto-Submitted': 'auto-generated'
		}
	};
}

function waiting({ kind, count, cohort }: Due): { subject: string; says: string; at: string } {
	if (kind === 'came back') {
		return {
			subject: `An answer came back to you in ${cohort.name}`,
			says:
				count === 1
					? `In “${cohort.name}” somebody has answered what you sent.`
					: `In “${cohort.name}” you have answers to ${count} of the things you sent.`,
			at: '/desk'
		};
	}
	return {
		subject: `Somebody waits for an answer in ${cohort.name}`,
		says:
			count === 1
				? `In “${cohort.name}” somebody has written to you, and waits for an answer.`
				: `In “${cohort.name}” ${count} replies wait for an answer.`,
		at: `/cohorts/${cohort.id}/overview`
	};
}
