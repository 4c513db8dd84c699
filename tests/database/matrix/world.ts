/**
 * Two cohorts full of life, so that "nothing came back" means something. Each person's words, names
 * and addresses are their own, so that a stray one is known wherever it turns up.
 */
import { addFacilitator, invite, join, makeHost, memberOf, startCohort } from '../circles.ts';
import { remove } from '../correspondence.ts';
import { inviteByMail } from '../inviting.ts';
import { due } from '../mails.ts';
import { arrive, operator, stranger, type Asker, type Person } from '../people.ts';
import type { Server } from '../server.ts';
import { correspond, sentBy, type Sent } from './sent.ts';

const asking = [
	'learner',
	'classmate',
	'elsewhere',
	'former',
	'facilitator',
	'colleague',
	'host',
	'ended'
] as const;

/**
 * Who once could more. Quiet is a learner of the circle who took back their consent and their reply;
 * removed facilitated it.
 */
const states = ['quiet', 'removed'] as const;

const roles = [...asking, ...states] as const;

export type Role = (typeof roles)[number];
export type Actor = Role | 'stranger' | 'operator';

export type State = (typeof states)[number];

export const actors: readonly Actor[] = ['stranger', ...asking, 'operator'];

export type World = {
	server: Server;
	people: Record<Role, Person>;
	asker(actor: Actor): Asker;
	/** The cohort of learner, classmate, quiet, ended and facilitator; of `former` and `removed` once. */
	circle: string;
	/** The cohort of elsewhere and its facilitator, colleague. */
	otherCircle: string;
	/** A cohort to leave: learner and classmate are in it, facilitator alone keeps it. */
	leaving: string;
	/** A cohort to end and to reopen: learner, classmate and quiet are in it, facilitator keeps it. */
	ending: string;
	/** What was sent to the circle. */
	sent: Sent;
	/** Somebody in the circle whom nobody will miss. */
	removable: string;
	/** Ids of invitations by mail to the circle: one that may go again, one to be taken back. */
	invites: { again: string; revoking: string };
	invitations: Record<
		'open' | 'joining' | 'expired' | 'revoked' | 'revoking' | 'replacing' | 'full',
		string
	>;
};

export async function build(server: Server): Promise<World> {
	const arrived = await arrive(server, ...roles.map(nameOf));
	const people = Object.fromEntries(roles.map((role, i) => [role, arrived[i]])) as World['people'];
	const { facilitator, colleague, learner, classmate, elsewhere, former, host, ended } = people;
	const { quiet, removed } = people;

	const circle = await startCohort(server, facilitator, CIRCLES.circle);
	const open = await invite(facilitator, circle);
	await join(learner, open);
	await join(classmate, open, false);
	await join(ended, open);
	await join(quiet, open);
	const [guest] = await arrive(server, 'Guest');
	if (guest) await join(guest, open, false);
	const removable = await memberOf(facilitator, circle, 'Guest');
	const full = await invite(facilitator, circle, 1);
	await join(former, full);

	const otherCircle = await startCohort(server, colleague, CIRCLES.otherCircle);
	await join(elsewhere, await invite(colleague, otherCircle));

	const leaving = await startCohort(server, facilitator, 'The leaving');
	const door = await invite(facilitator, leaving);
	for (const person of [learner, classmate]) await join(person, door);

	const ending = await startCohort(server, facilitator, 'The ending');
	const last = await invite(facilitator, ending);
	for (const person of [learner, classmate, quiet]) await join(person, last);

	// Everybody joins it: its facilitator is nobody whose traces are looked for.
	const [keeper = facilitator, heir = facilitator] = await arrive(server, 'Keeper', 'Heir');
	const spare = await startCohort(server, keeper, 'The spare circle');
	const joining = await invite(keeper, spare);
	await addFacilitator(keeper, spare, heir);
	const member = await memberOf(keeper, spare, 'Heir');
	await keeper.document('handover_offer', { cohort: spare, member, stays: true });
	const revoking = await invite(facilitator, circle);
	const replacing = await invite(facilitator, circle);
	const revoked = await invite(facilitator, circle);
	await facilitator.document('invitation_revoke', { cohort: circle, token: revoked });
	const expired = await invite(facilitator, circle);
	await server.sql('update private.invitations set expires_at = now() where token = $1', [expired]);

	await makeHost(server, host);
	await Promise.all(roles.map((role) => live(people[role], role)));
	await facilitator.document('note_save', { cohort: circle, body: 'Words to the circle' });
	await facilitator.document('hearing_save', { cohort: circle, hears: true });
	const sent = await correspond(server, people, { circle, otherCircle });
	await due(server);
	const invites = await inviteByMail(server, facilitator, circle);
	await former.document('cohort_leave', { cohort: circle, withdraw: false });
	await quiet.document('cohort_consent', { cohort: circle, shares: false });
	await remove(server, circle, removed);
	await facilitator.document('cohort_export', { cohort: circle, format: 'csv' });
	await ended.rest('POST', '/auth/v1/logout?scope=local');

	return {
		server,
		people,
		asker: (actor) =>
			actor === 'stranger'
				? stranger(server)
				: actor === 'operator'
					? operator(server)
					: people[actor],
		circle,
		otherCircle,
		leaving,
		ending,
		sent,
		removable,
		invites,
		invitations: { open, joining, expired, revoked, revoking, replacing, full }
	};
}

export const LETTER = 'power-in-the-room';

/** Ticks a step, marks the letter as read, and writes. */
async function live(person: Person, role: Role): Promise<void> {
	await person.rest('POST', '/rest/v1/ticks', { letter: LETTER, step: `step-of-${role}` });
	await person.rest('POST', '/rest/v1/reads', { letter: LETTER });
	const save = (body: string, based_on: number) =>
		person.document('reflection_save', { letter: LETTER, prompt: 'after', body, based_on });
	await save(`${wordsOf(role)}, at first and at much greater length`, 0);
	await save(wordsOf(role), 1);
	const step = { letter: LETTER, step: `step-of-${role}` };
	await person.document('choice_save', { ...step, chosen: true });
	await person.document('plan_save', {
		...step,
		id: crypto.randomUUID(),
		cue: 'it rains',
		act: 'ask'
	});
	await person.document('try_save', {
		...step,
		id: crypto.randomUUID(),
		tried_on: '2026-01-01',
		went: '',
		noticed: `try of ${role}`,
		based_on: 0
	});
	await person.document('reflection_save', { ...sealed, body: wordsOf(role), based_on: 0 });
	await person.document('seal_save', { ...sealed, opens_on: soon() });
	const deleted = { letter: LETTER, prompt: 'deleted' };
	await person.document('reflection_save', { ...deleted, body: wordsOf(role), based_on: 0 });
	await person.document('reflection_delete', { ...deleted, based_on: 1 });
	await person.document('rhythm_save', { starts_on: '2026-01-01', days: 7 });
}

const sealed = { letter: LETTER, prompt: 'sealed' };

/** A day that a seal may open on. */
export const soon = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

export const nameOf = (role: Role) => `Known ${role}`;
export const wordsOf = (role: Role) => `Words that ${role} wrote`;

/** What this text tells: names of people, other things of theirs, and cohorts. */
export function traces(world: World, text: string) {
	return {
		names: roles.filter((role) => text.includes(nameOf(role))),
		secrets: roles.filter((role) => {
			const { id, email, session } = world.people[role];
			const theirs = [id, email, session, wordsOf(role), sentBy(role), `step-of-${role}`];
			return theirs.some((secret) => text.includes(secret));
		}),
		circles: (['circle', 'otherCircle'] as const)
			.filter((circle) => text.includes(world[circle]) || text.includes(CIRCLES[circle]))
			.map((circle) => world[circle])
	};
}

const CIRCLES = { circle: 'The circle', otherCircle: 'The other circle' };
