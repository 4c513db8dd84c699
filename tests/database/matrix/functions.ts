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

/** Arguments that would do for whoever may; about the circle, also when others ask. */
const ARGUMENTS: Record<string, (world: World, actor: Actor) => object> = {
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
	cohort_leave: ({ leaving }) => ({ cohort: leaving }),
	cohort_overview: ({ circle }) => ({ cohort: circle, sort: 'name', search: '', page: 1 }),
	invitation_make: ({ circle }) => ({ cohort: circle, days: 7, seats: 5 }),
	invitation_revoke: ({ circle, invitations }) => ({ cohort: circle, token: invitations.revoking }),
	invitation_look: ({ invitations }) => ({ token: invitations.open }),
	cohort_join: ({ invitations }) => ({ token: invitations.joining, shares: true }),
	host_add: () => ({ email: 'nobody@people.example' }),
	host_remove: () => ({ email: 'nobody@people.example' }),
	host_list: () => ({})
};

/** Of nobody's plan or try: each person's ids are their own. */
const ID = '00000000-0000-4000-8000-000000000001';

export async function callFunction(
	world: World,
	actor: Actor,
	name: string,
	outcome: string
): Promise<void> {
	const write = ARGUMENTS[name];
	if (!write) throw new Error(`Write arguments for ${name}().`);
	const before = await everything(world);
	const answer = await world.asker(actor).call(name, write(world, actor));

	if (/^\d+$/.test(outcome)) {
		expect(answer.status, answer.text).toBe(Number(outcome));
		expect(traces(world, answer.text)).toEqual({ names: [], secrets: [], circles: [] });
		expect(await everything(world), 'a refusal changes nothing').toBe(before);
		return;
	}
	expect(answer.status, answer.text).toBeLessThan(300);
	if (outcome === 'none') return expect(says(answer.body), answer.text).toBe(false);
	expect(['yes', 'own']).toContain(outcome);
	expectNothingElse(world, actor, name, answer);
	expectTheirOwn(world, actor, name, answer);
}

/** Beside the caller's own things, exactly what the function is there to show them. */
function expectNothingElse(world: World, actor: Actor, name: string, answer: Answer) {
	const seen = traces(world, answer.text);
	const others = (roles: Role[]) => roles.filter((role) => role !== actor);
	expect(others(seen.names).sort()).toEqual(others(namesFor(name, actor)).sort());
	expect(others(seen.secrets).sort()).toEqual(name === 'host_list' ? hosts : []);
	expect(seen.circles).toEqual(circlesFor(world, name, actor));
}

/** Names of people in the circle. */
function namesFor(name: string, actor: Actor): Role[] {
	if (name === 'invitation_look' || name === 'cohort_page') return ['facilitator'];
	// Not classmate, who keeps their progress to themselves, and not former, who left.
	return name === 'cohort_overview' && actor === 'facilitator' ? ['learner', 'ended'] : [];
}

const hosts: Role[] = ['colleague', 'facilitator', 'host'];

function circlesFor({ circle, otherCircle }: World, name: string, actor: Actor): string[] {
	if (['cohort_page', 'cohort_overview'].includes(name)) return [circle];
	if (name === 'invitation_look') return [circle];
	if (name !== 'cohort_list') return [];
	if (['learner', 'classmate', 'facilitator'].includes(actor)) return [circle];
	return ['elsewhere', 'colleague'].includes(actor) ? [otherCircle] : [];
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
		cohort_list: [id, email]
	};
	for (const words of own[name] ?? []) expect(text).toContain(words);
	if (name === 'cohort_page' || name === 'invitation_look')
		expect(body).toMatchObject({ me: { id } });
}

/** Whether there is anything in the document but empty places. */
function says(value: unknown): boolean {
	if (Array.isArray(value)) return value.length > 0;
	if (value && typeof value === 'object') return Object.values(value).some(says);
	return Boolean(value);
}

async function everything({ server }: World): Promise<string> {
	const tables = [
		...['profiles', 'ticks', 'reads', 'reflections', 'reflection_versions'],
		...['choices', 'plans', 'tries', 'seals', 'rhythms']
	]
		.map((name) => `public.${name}`)
		.concat(
			['hosts', 'cohorts', 'memberships', 'invitations', 'deletions'].map(
				(name) => `private.${name}`
			)
		);
	const all = tables.map(
		(table) => `select md5(string_agg(t::text, '' order by t::text)) as sum from ${table} t`
	);
	const [row] = await server.sql(
		`select string_agg(sum, ' ') as sums from (${all.join(' union all ')}) t`
	);
	return String(row?.sums);
}
