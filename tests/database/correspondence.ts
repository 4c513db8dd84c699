/** Writing back and answering, for the tests, as people do it. */
import type { Person } from './people.ts';
import type { Server } from './server.ts';

export type Waiting = { waiting_since: string | null; settled: boolean };

/** For its author and the facilitators. */
export type Hidden = { reason: string; by: string | null } | null;

/** Of reply_page. */
export type Thread = Waiting & {
	cohort: { id: string; name: string } | null;
	cohort_name: string;
	role: 'author' | 'facilitator' | 'member';
	audience: 'facilitators' | 'circle';
	circle: { open: boolean; facilitates: boolean; people: number | null } | null;
	reply: {
		id: string;
		body: string;
		sent_at: string;
		withdrawn_at: string | null;
		hidden: Hidden;
		by: { name: string | null; member: string | null };
	};
	to: { name: string }[];
	answers: {
		id: string;
		body: string;
		sent_at: string;
		withdrawn_at: string | null;
		mine: boolean;
		hidden: Hidden;
		by: { name: string | null; role: string };
	}[];
};

/** All that facilitators see of one learner. */
export type Seen = {
	row: { name: string } | null;
	replies: {
		id: string;
		opening: string;
		audience: string;
		answers: number;
		waiting_since: string | null;
	}[];
};

/** Of seen_page. */
export type Mirror = {
	cohorts: {
		id: string;
		shares: boolean;
		hears: boolean;
		seen: Seen;
		visits: { by: string | null; at: string }[];
		sent: { id: string; audience: string; withdrawn_at: string | null }[];
	}[];
	former: {
		id: string;
		name: string;
		role: string;
		shared: boolean | null;
		until: string | null;
		closed: boolean;
		seen: Seen | null;
		visits: { by: string | null; at: string }[];
		sent: { id: string; withdrawn_at: string | null }[];
	}[];
};

/** Sends a reply to the cohort's facilitators; its id. */
export async function send(
	learner: Person,
	cohort: string,
	body: string,
	{ id = crypto.randomUUID() as string, letter = 'sent', prompt = 'after' } = {}
): Promise<string> {
	const said = await learner.document<{ id: string }>('reply_send', {
		cohort,
		id,
		letter,
		prompt,
		body
	});
	return said.id;
}

/** Writes to the whole circle; the message's id. */
export async function sendToCircle(
	person: Person,
	cohort: string,
	body: string,
	id: string = crypto.randomUUID()
): Promise<string> {
	const words = { cohort, id, letter: 'sent', prompt: 'after', body };
	return (await person.document<{ id: string }>('circle_send', words)).id;
}

/** Of circle_page. */
export type Circle = {
	people: number | null;
	found: number;
	messages: {
		id: string;
		by: { name: string | null };
		mine: boolean;
		opening: string;
		answers: number | null;
		unread: boolean;
		hidden: boolean;
	}[];
	concerns?: Concern[];
};

export type Concern = {
	id: string;
	reply: string;
	answer: string | null;
	body: string;
	by: string | null;
	asked_by: string | null;
	why: string;
	done_at: string | null;
	stands: boolean;
};

export const circleOf = (person: Person, cohort: string, page = 1): Promise<Circle> =>
	person.document('circle_page', { cohort, page });

/** What facilitators were asked to look at. */
export const concerns = async (facilitator: Person, cohort: string): Promise<Concern[]> =>
	(await circleOf(facilitator, cohort)).concerns ?? [];

/** Answers in the reply's thread; the answer's id. */
export async function answer(
	person: Person,
	reply: string,
	body: string,
	id: string = crypto.randomUUID()
): Promise<string> {
	const said = await person.document<{ id: string }>('answer_send', { reply, id, body });
	return said.id;
}

export const thread = (person: Person, reply: string): Promise<Thread> =>
	person.document('reply_page', { reply });

/** How pages name this person in the cohort. */
export async function memberOf(server: Server, cohort: string, { id }: Person): Promise<string> {
	const [row] = await server.sql(
		'select id::text from private.memberships where cohort_id = $1 and user_id = $2',
		[cohort, id]
	);
	return String(row?.id);
}

/** All that a facilitator can ask about the cohort, but for threads and learners' pages. */
export function views(facilitator: Person, cohort: string): Promise<unknown[]> {
	const asked = [
		{ sort: 'waiting', search: '' },
		{ sort: 'sent', search: '' },
		{ sort: 'last', search: 'e' }
	];
	return Promise.all([
		...asked.map((view) => facilitator.document('cohort_overview', { cohort, ...view, page: 1 })),
		facilitator.document('cohort_page', { cohort }),
		facilitator.document('desk_page')
	]);
}

/** A second facilitator, by the back door. */
export async function makeFacilitator(server: Server, cohort: string, { id }: Person) {
	await server.sql(
		`insert into private.memberships (cohort_id, user_id, role) values ($1, $2, 'facilitator')`,
		[cohort, id]
	);
}

/** Ends somebody's membership, as a facilitator's pages will. */
export async function remove(server: Server, cohort: string, { id }: Person): Promise<void> {
	await server.sql('delete from private.memberships where cohort_id = $1 and user_id = $2', [
		cohort,
		id
	]);
}
