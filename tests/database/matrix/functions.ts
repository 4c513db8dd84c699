/** Tries one cell of the matrix on a function of the data API. */
import { expect } from 'vitest';
import type { Answer } from '../people.ts';
import {
	LETTER,
	nameOf,
	soon,
	traces,
	wordsOf,
	type Actor,
	type Role,
	type World
} from './world.ts';
import { sentBy } from './sent.ts';
import { expectUnwritten } from './unwritten.ts';

/** Arguments that would do for whoever may; about the circle, also when others ask. */
export const ARGUMENTS: Record<string, (world: World, actor: Actor) => object> = {
	health: () => ({}),
	profile_page: () => ({}),
	profile_save: (_, actor) => ({ display_name: nameOf(actor as Role), pronouns: null }),
	letter_page: () => ({ letter: LETTER }),
	letters_page: () => ({}),
	practice_save: () => ({ letter: 'saved', tick: ['saved'], untick: ['not-there'], read: true }),
	reflection_save: () => ({ letter: 'saved', prompt: 'saved', body: 'Saved words', based_on: 0 }),
	reflection_delete: () => ({ letter: 'saved', prompt: 'gone', based_on: 1 }),
	reflection_bring_back: () => ({ letter: LETTER, prompt: 'deleted' }),
	reflection_page: () => ({ letter: LETTER, prompt: 'after' }),
	choice_save: () => ({ letter: 'saved', step: 'saved', chosen: true }),
	plan_save: () => ({ id: ID, letter: 'saved', step: 'saved', cue: 'it rains', act: 'ask' }),
	plan_end: () => ({ id: ID }),
	try_save: () => ({
		id: ID,
		letter: 'saved',
		step: 'saved',
		tried_on: '2026-01-01',
		went: 'Well',
		noticed: 'Saved try',
		based_on: 0
	}),
	try_delete: () => ({ id: ID }),
	seal_save: () => ({ letter: LETTER, prompt: 'after', opens_on: soon() }),
	seal_open: () => ({ letter: LETTER, prompt: 'after' }),
	rhythm_save: () => ({ starts_on: '2026-01-01', days: 7 }),
	desk_page: () => ({}),
	notebook_page: () => ({ search: '', sort: 'time', page: 1 }),
	notebook_export: () => ({}),
	cohort_list: () => ({}),
	cohort_start: () => ({ name: 'One more' }),
	cohort_page: ({ circle }) => ({ cohort: circle }),
	cohort_consent: ({ circle }, actor) => ({ cohort: circle, shares: actor !== 'classmate' }),
	cohort_leave: ({ leaving }) => ({ cohort: leaving, withdraw: true }),
	cohort_overview: ({ circle }) => ({ cohort: circle, sort: 'name', search: '', page: 1 }),
	cohort_people: ({ circle }) => ({ cohort: circle, search: '', page: 1 }),
	cohort_settings: ({ circle }) => ({ cohort: circle, name: 'The circle', answers_within: '' }),
	cohort_export: ({ circle }) => ({ cohort: circle, format: 'csv' }),
	handover_page: ({ circle }) => ({ cohort: circle }),
	handover_offer: ({ circle }) => ({ cohort: circle, member: ID, stays: false }),
	handover_withdraw: ({ circle }) => ({ cohort: circle }),
	handover_answer: ({ circle }) => ({ cohort: circle, accept: true }),
	cohort_end: ({ ending }) => ({ cohort: ending, days: 30 }),
	cohort_reopen: ({ ending }) => ({ cohort: ending }),
	member_remove: ({ circle, removable }) => ({ cohort: circle, member: removable }),
	note_save: ({ circle }) => ({ cohort: circle, body: 'A word' }),
	circle_save: ({ circle }) => ({ cohort: circle, open: true }),
	circle_send: ({ circle }) => ({
		cohort: circle,
		id: IN_THE_CIRCLE,
		letter: 'sent',
		prompt: 'after',
		body: 'Said'
	}),
	circle_page: ({ circle }) => ({ cohort: circle, page: 1 }),
	message_hide: ({ sent }) => ({ reply: sent.message, answer: sent.toMessage, reason: 'So' }),
	message_show: ({ sent }) => ({ reply: sent.message, answer: sent.toMessage }),
	concern_raise: ({ sent }) => ({ reply: sent.message, answer: null, why: 'So' }),
	concern_done: ({ sent }) => ({ concern: sent.concern }),
	hearing_save: ({ circle }) => ({ cohort: circle, hears: true }),
	hearing_end: () => ({ key: '0'.repeat(32) }),
	invite_many: ({ circle }, actor) => ({
		cohort: circle,
		addresses: [`invited.by.${actor}@people.example`],
		days: 7
	}),
	invite_again: ({ circle, invites }) => ({ cohort: circle, invite: invites.again }),
	invite_revoke: ({ circle, invites }) => ({ cohort: circle, invite: invites.revoking }),
	invites_page: ({ circle }) => ({ cohort: circle, page: 1 }),
	invite_refuse: () => ({ key: '0'.repeat(32) }),
	invites_due: () => ({ at_most: 1, round: ID }),
	invite_sent: () => ({ invite: ID }),
	invite_not_sent: () => ({ invite: ID, problem: '550' }),
	post_due: () => ({ at_most: 1, round: ID }),
	post_sent: () => ({ mail: ID }),
	post_refused: () => ({ mail: ID, problem: '550' }),
	invitation_make: ({ circle }) => ({ cohort: circle, days: 7, seats: 5, role: 'learner' }),
	invitation_replace: ({ circle, invitations }) => ({
		cohort: circle,
		token: invitations.replacing
	}),
	invitation_revoke: ({ circle, invitations }) => ({ cohort: circle, token: invitations.revoking }),
	invitation_look: ({ invitations }) => ({ token: invitations.open }),
	reply_begin: () => ({ letter: LETTER, prompt: 'after' }),
	reply_send: ({ circle }) => ({
		cohort: circle,
		id: ID,
		letter: 'sent',
		prompt: 'after',
		body: 'Sent'
	}),
	reply_page: ({ sent }) => ({ reply: sent.reply }),
	reply_withdraw: ({ sent }) => ({ reply: sent.withdrawing }),
	reply_settle: ({ sent }) => ({ reply: sent.reply, settled: false }),
	answer_send: ({ sent }) => ({ reply: sent.reply, id: ID, body: 'Answered' }),
	answer_withdraw: ({ sent }) => ({ answer: sent.answer }),
	replies_page: () => ({}),
	learner_page: ({ circle, sent }) => ({ cohort: circle, member: sent.learner }),
	seen_page: () => ({}),
	cohort_join: ({ invitations }) => ({ token: invitations.joining, shares: true, hears: true }),
	host_add: () => ({ email: 'nobody@people.example' }),
	host_remove: () => ({ email: 'nobody@people.example' }),
	host_list: () => ({}),
	hosts_page: () => ({ page: 1 }),
	host_name: () => ({ email: 'nobody@people.example' }),
	host_unname: () => ({ host: ID }),
	host_cohorts: () => ({ page: 1 })
};

/** Of nobody's plan or try: each person's ids are their own. */
const ID = '00000000-0000-4000-8000-000000000001';
const IN_THE_CIRCLE = '00000000-0000-4000-8000-000000000002';

export async function callFunction(
	world: World,
	actor: Actor,
	name: string,
	outcome: string,
	about: object = {}
): Promise<void> {
	const write = ARGUMENTS[name];
	if (!write) throw new Error(`Write arguments for ${name}().`);
	const call = () => world.asker(actor).call(name, { ...write(world, actor), ...about });

	if (/^\d+$/.test(outcome)) {
		const refusal = await expectUnwritten(world.server, call);
		expect(refusal.status, refusal.text).toBe(Number(outcome));
		expect(traces(world, refusal.text)).toEqual({ names: [], secrets: [], circles: [] });
		return;
	}
	const answer = await call();
	expect(answer.status, answer.text).toBeLessThan(300);
	if (outcome === 'none') return expect(says(answer.body), answer.text).toBe(false);
	expect(['yes', 'own']).toContain(outcome);
	const isHidden = 'reply' in about && about.reply === world.sent.hidden;
	expectNothingElse(world, actor, isHidden ? `${name} of what is hidden` : name, answer);
	expectTheirOwn(world, actor, name, answer);
}

/** Beside the caller's own things, exactly what the function is there to show them. */
function expectNothingElse(world: World, actor: Actor, name: string, answer: Answer) {
	const seen = traces(world, answer.text);
	const others = (roles: Role[]) => roles.filter((role) => role !== actor);
	expect(others(seen.names).sort()).toEqual(others(namesFor(name, actor)).sort());
	expect(others(seen.secrets).sort()).toEqual(others(wordsFor(name, actor)).sort());
	// Hosts see cohorts from outside, a page of all that there are: by name, and never by id.
	if (name === 'hosts_page' || name === 'host_cohorts') {
		return [world.circle, world.otherCircle].forEach((id) => expect(answer.text).not.toContain(id));
	}
	expect(seen.circles).toEqual(circlesFor(world, name, actor));
}

/** Names of people in the circle. */
function namesFor(name: string, actor: Actor): Role[] {
	if (name === 'invitation_look' || name === 'cohort_page') return ['facilitator'];
	// By name; of cohorts their names, and nothing of what is inside.
	if (name === 'hosts_page') return ['colleague', 'facilitator', 'host'];
	if (name === 'reply_page') return inTheThread(actor);
	// A mail says who invites.
	if (name === 'invites_due') return ['facilitator'];
	if (name === 'reply_page of what is hidden') return ['learner', 'facilitator'];
	if (name === 'circle_page') return inTheMessages;
	if (name === 'learner_page') return ['learner'];
	// Everyone who is in, and not former, who left.
	if (name === 'cohort_people') return ['learner', 'classmate', 'quiet', 'ended'];
	// The note to the circle tells who wrote it.
	if (name === 'desk_page') return isIn(actor) ? ['facilitator'] : [];
	// To whom one can write, and who sees what of one.
	if (['reply_begin', 'replies_page', 'seen_page'].includes(name)) {
		if (inTheCircle.includes(actor)) return ['facilitator'];
		return actor === 'elsewhere' ? ['colleague'] : [];
	}
	// The note to the circle tells who wrote it.
	if (name === 'desk_page') return isIn(actor) ? ['facilitator'] : [];
	// Everyone who is in, and neither former nor removed.
	if (name === 'cohort_people') return ['learner', 'classmate', 'quiet', 'ended'];
	if (name === 'cohort_export') return ['learner', 'ended'];
	// Not classmate, who keeps their progress to themselves; former left, but left a reply.
	return name === 'cohort_overview' && actor === 'facilitator'
		? ['learner', 'ended', 'former']
		: [];
}

/** People whose addresses, ticks or words to somebody the answer holds. */
function wordsFor(name: string, actor: Actor): Role[] {
	if (name === 'host_list') return ['colleague', 'facilitator', 'host'];
	if (name === 'reply_page') return inTheThread(actor);
	if (name === 'reply_page of what is hidden') return ['learner', 'facilitator'];
	if (name === 'circle_page') return ['learner', 'classmate'];
	if (actor !== 'facilitator') return [];
	return name === 'learner_page' ? ['learner'] : [];
}

/** Of learner's reply; quiet sees their own alone. */
const inTheThread = (actor: Actor): Role[] =>
	actor === 'quiet' ? ['facilitator'] : ['learner', 'facilitator', 'removed'];

/** Of who wrote to the circle, and is heard there; and who facilitates it. */
const inTheMessages: Role[] = ['learner', 'classmate', 'facilitator'];

const inTheCircle: Actor[] = ['learner', 'classmate', 'quiet'];

const isIn = (actor: Actor) => actor === 'facilitator' || inTheCircle.includes(actor);

function circlesFor({ circle, otherCircle }: World, name: string, actor: Actor): string[] {
	if (['cohort_page', 'cohort_overview', 'cohort_people', 'learner_page'].includes(name))
		return [circle];
	if (name === 'invites_page' || name === 'invites_due') return [circle];
	if (name === 'handover_page' || name === 'cohort_export') return [circle];
	if (name === 'invitation_look' || name === 'reply_page') return [circle];
	const told = ['invitation_look', 'reply_page', 'reply_page of what is hidden', 'circle_page'];
	if (told.includes(name)) return [circle];
	// Where there is a note, or somebody waits for the caller.
	if (name === 'desk_page') return isIn(actor) ? [circle] : [];
	const listed = {
		cohort_list: [...inTheCircle, 'facilitator', 'elsewhere', 'colleague'],
		// Who left reads their own reply, and sees that it is still read there.
		replies_page: [...inTheCircle, 'facilitator', 'former', 'elsewhere'],
		// Whose circle is open can write to all of it, also who facilitates it.
		reply_begin: [...inTheCircle, 'facilitator', 'elsewhere'],
		seen_page: [...inTheCircle, 'former', 'removed', 'facilitator', 'elsewhere', 'colleague']
	}[name];
	if (!listed?.includes(actor)) return [];
	return ['elsewhere', 'colleague'].includes(actor) ? [otherCircle] : [circle];
}

/** The positive twin: whose it is does see it. */
function expectTheirOwn(world: World, actor: Actor, name: string, { body, text }: Answer) {
	if (actor === 'stranger' || actor === 'operator' || actor === 'ended') return;
	const { id, email, session } = world.people[actor];
	const own: Record<string, string[]> = {
		profile_page: [id, email, nameOf(actor), session],
		letter_page: [id, email, nameOf(actor), wordsOf(actor), `step-of-${actor}`],
		letters_page: [id, email, nameOf(actor), LETTER, `step-of-${actor}`],
		reflection_save: ['Saved words'],
		reflection_page: [id, email, `${wordsOf(actor)}, at first and at much greater length`],
		try_save: ['Saved try'],
		desk_page: [id, email, nameOf(actor), `step-of-${actor}`],
		notebook_page: [id, email, `try of ${actor}`],
		notebook_export: [id, email, `step-of-${actor}`, `try of ${actor}`],
		cohort_list: [id, email],
		reply_begin: [id, email, nameOf(actor), wordsOf(actor)],
		replies_page: [id, email, ...(senders.includes(actor) ? [sentBy(actor)] : [])],
		seen_page: [id, email]
	};
	for (const words of own[name] ?? []) expect(text).toContain(words);
	if (['cohort_page', 'invitation_look', 'reply_page', 'learner_page'].includes(name))
		expect(body).toMatchObject({ me: { id } });
}

const senders: Actor[] = ['learner', 'classmate', 'elsewhere', 'former', 'quiet'];

/** Whether there is anything in the document but empty places. */
function says(value: unknown): boolean {
	if (Array.isArray(value)) return value.length > 0;
	if (value && typeof value === 'object') return Object.values(value).some(says);
	return Boolean(value);
}
