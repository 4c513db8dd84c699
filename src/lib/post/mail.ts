import * as v from 'valibot';

const every = {
	mail: v.pipe(v.string(), v.uuid()),
	email: v.string(),
	cohort: v.object({ id: v.pipe(v.string(), v.uuid()), name: v.string() }),
	/** Ends such mails, without a session. */
	key: v.string()
};

const newsSchema = v.object({
	...every,
	kind: v.picklist(['waiting', 'came back']),
	name: v.nullable(v.string()),
	count: v.number()
});

const invitationSchema = v.object({
	...every,
	kind: v.literal('invited'),
	/** Who invites; null once they facilitate no more. */
	by: v.nullable(v.string()),
	/** Of the link that is this person's own. */
	token: v.string(),
	until: v.string()
});

/** A mail that is due, as the database tells it. What was written is not in it. */
export const dueSchema = v.variant('kind', [newsSchema, invitationSchema]);

export type News = v.InferOutput<typeof newsSchema>;
export type Invitation = v.InferOutput<typeof invitationSchema>;
export type Due = News | Invitation;

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

export function compose(due: Due, sender: Sender): Mail {
	const { origin } = sender;
	const off = `${origin}/mail/${due.kind === 'invited' ? 'no' : 'off'}/${due.key}`;
	return {
		to: due.email,
		...(due.kind === 'invited' ? invitation(due, sender, off) : news(due, sender, off)),
		messageId: `<${due.mail}@${new URL(origin).hostname}>`,
		headers: {
			'List-Unsubscribe': `<${off}>`,
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
			// No machine answers it: out of office, for example.
			'Auto-Submitted': 'auto-generated'
		}
	};
}

type Letter = Pick<Mail, 'subject' | 'text'>;

/** Says that there is something, never what: somebody else may see the screen that it comes to. */
function news(due: News, { title, origin }: Sender, off: string): Letter {
	const { subject, says, at } = waiting(due);
	return {
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
`
	};
}

// In UTC, as the pages say it.
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Who invites, to what, and what there is to see; and how to say no once and for all. */
function invitation(due: Invitation, { title, origin }: Sender, no: string): Letter {
	const { by, cohort, token, until } = due;
	return {
		subject: by ? `${by} invites you to ${cohort.name}` : `You are invited to ${cohort.name}`,
		text: `Hello,

${by ? `${by} invites you` : 'You are invited'} to “${cohort.name}”, a group of people who walk
the course “${title}” together, each at their own pace.

What joining means stands on a page of its own, before you decide anything:

${origin}/join/${token}

What you would see: the letters of the course, the names of those who facilitate
the group, and what they say to it. What others would see: your name, for the
facilitators, and what you choose to send. What you write otherwise stays yours,
and whether the facilitators see your progress is for you to say.

The link is for you alone. It works once, and is open until ${day.format(new Date(until))}.
You can read the letters without joining, and without an account:

${origin}/letters

The course sends no reminder. If you would rather not: one press says no, and no
invitation from this course comes to this address again.

${no}

${title}
`
	};
}

function waiting({ kind, count, cohort }: News): { subject: string; says: string; at: string } {
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
