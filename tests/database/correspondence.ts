/** Writing back and answering, for the tests, as people do it. */
import type { Person } from './people.ts';
import type { Server } from './server.ts';

export type Waiting = { waiting_since: string | null; settled: boolean };

/** Of reply_page. */
export type Thread = Waiting & {
	cohort: { id: string; name: string } | null;
	cohort_name: string;
	role: 'author' | 'facilitator';
	reply: { id: string; body: string; sent_at: string; withdrawn_at: string | null };
	to: { name: string }[];
	answers: {
		id: string;
		body: string;
		sent_at: string;
		withdrawn_at: string | null;
		mine: boolean;
		by: { name: string | null; role: string };
	}[];
};

/** All that facilitators see of one learner. */
export type Seen = {
	row: { name: string } | null;
	replies: { id: string; opening: string; answers: number; waiting_since: string | null }[];
};

/** Of seen_page. */
export type Mirror = {
	cohorts: {
		id: string;
		shares: boolean;
		hears: boolean;
		seen: Seen;
		visits: { by: string | null; at: string }[];
		sent: { id: string; withdrawn_at: string | null }[];
	}[];
	former: { id: string; name: string; sent: { id: string; withdrawn_at: string | null }[] }[];
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
