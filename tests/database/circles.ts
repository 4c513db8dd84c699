/** Cohorts for the tests, made as people make them: by a host, and joined by invitation. */
import { expect } from 'vitest';
import { operator, type Asker, type Person } from './people.ts';
import type { Server } from './server.ts';

/** Of cohort_overview. */
export type Overview = {
	learners: number;
	sharing: number;
	found: number;
	shown: number;
	letters: Record<string, { ticked: number; read: number; read_alone: number }>;
	people: (Row & { member: string })[];
	/** Of those who agreed, how many have ticked each step. */
	steps: Record<string, Record<string, number>>;
	waiting: { reply: string; member: string | null; name: string; since: string }[];
	waiting_count: number;
	sent_this_week: number;
	invitations: { token: string; state: string; seats: number; joined: number }[];
	facilitators: { name: string }[];
};

/** All that a facilitator sees of one learner's progress. */
export type Row = {
	name: string | null;
	letters: Record<string, { read: boolean; steps: number }>;
	last: string | null;
};

/** A row of the overview as its learner sees it. */
export const progress = ({ name, letters, last }: Row): Row => ({ name, letters, last });

export async function makeHost(server: Server, person: Person): Promise<void> {
	const said = await operator(server).document('host_add', { email: person.email });
	expect(['added', 'already']).toContain(said);
}

export async function startCohort(server: Server, host: Person, name: string): Promise<string> {
	await makeHost(server, host);
	return host.document<string>('cohort_start', { name });
}

export function invite(facilitator: Person, cohort: string, seats = 100): Promise<string> {
	const terms = { days: 7, seats, role: 'learner' };
	return facilitator.document<string>('invitation_make', { cohort, ...terms });
}

export function inviteFacilitator(facilitator: Person, cohort: string): Promise<string> {
	const terms = { days: 7, seats: 1, role: 'facilitator' };
	return facilitator.document<string>('invitation_make', { cohort, ...terms });
}

export async function join(
	person: Person,
	token: string,
	shares = true,
	hears = false
): Promise<void> {
	const said = await person.document('cohort_join', { token, shares, hears });
	expect(said).toMatchObject({ state: 'open' });
}

export function overview(
	facilitator: Asker,
	cohort: string,
	{ sort = 'name', search = '', page = 1 } = {}
): Promise<Overview> {
	return facilitator.document('cohort_overview', { cohort, sort, search, page });
}

/** A second facilitator, made as people make one. */
export async function addFacilitator(by: Person, cohort: string, person: Person) {
	await join(person, await inviteFacilitator(by, cohort));
}

export type Member = { member: string; name: string; role: string; shares: boolean };

export function people(
	facilitator: Asker,
	cohort: string,
	{ search = '', page = 1 } = {}
): Promise<{ count: number; found: number; people: Member[]; invitations: unknown[] }> {
	return facilitator.document('cohort_people', { cohort, search, page });
}

/** How pages name this person in the cohort. */
export async function memberOf(facilitator: Asker, cohort: string, name: string): Promise<string> {
	const found = await people(facilitator, cohort, { search: name });
	return found.people.find((person) => person.name === name)?.member ?? 'nobody';
}
