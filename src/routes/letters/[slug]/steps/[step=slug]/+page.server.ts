import { randomUUID } from 'node:crypto';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { course, find, writing } from '$lib/letters/letters.server';
import * as practice from '$lib/practice/practice.server';
import type { Step } from '$lib/practice/practice';
import { readBeside, readPlan, readTry } from '$lib/practice/telling';
import { halves } from '$lib/practice/week';
import { refuse } from '$lib/supabase/refuse.server';
import { Printed } from '$lib/ui/printed';
import { readId } from '$lib/reflections/reading';
import { endSession } from '$lib/supabase/client.server';
import { formOf, isScripted } from '../../../../../server/form';
import { keep } from '../../../../../server/keep';
import type { Actions, PageServerLoad } from './$types';
import { myWeek } from './my-week.server';

type Event = RequestEvent<{ slug: string; step: string }>;
type Beside = ReturnType<typeof readBeside>;

export const load: PageServerLoad = async (event) => {
	const { letter, step } = placeOf(event);
	const week = event.locals.signedIn ? await myWeek(event, letter, step.id) : undefined;
	if (week === 'over') endSession(event);
	return {
		letter: { number: letter.number, slug: letter.slug, title: letter.title },
		step: { id: step.id, text: step.text, why: step.why, smaller: step.smaller },
		notWhen: step.not_when,
		examples: examplesOf(step),
		beside: course.beside_writing,
		writing: Printed.for(event, writing.writer, 'writing writer'),
		// Over the layout's word, which was given before the database said that the session has ended.
		signedIn: event.locals.signedIn,
		week: typeof week === 'object' ? week : undefined,
		away: week === 'away',
		said: event.url.searchParams.get('said') ?? undefined,
		/** Where the server is; with script, the learner's own day takes its place. */
		today: new Date().toISOString().slice(0, 10),
		/** Ids of what may be made here: sent twice, it is one. */
		fresh: { plan: randomUUID(), try: randomUUID() }
	};
};

export const actions: Actions = {
	choose: async (event) => {
		const { place } = placeOf(event);
		const form = await formOf(event);
		const chosen = form.get('chosen') !== 'no';
		const beside = readBeside(form, randomUUID());
		return keep(event, { of: 'choose', ...beside }, async () => {
			await practice.choose(event.locals, place, chosen);
			return back(event, chosen ? 'taken-on' : 'put-down', 'choose', beside);
		});
	},

	/** Puts an example of the letter's into the fields; with script the page does it. */
	begin: async (event) => {
		const { step } = placeOf(event);
		const form = await formOf(event);
		const { told } = readBeside(form, randomUUID());
		const example = examplesOf(step)[Number(form.get('example') ?? -1)];
		return { plan: example && { id: readId(form, 'plan') ?? randomUUID(), ...example }, told };
	},

	plan: async (event) => {
		const { place } = placeOf(event);
		const form = await formOf(event);
		const { told } = readBeside(form, randomUUID());
		const { typed, plan, issues } = readPlan(form, randomUUID());
		const answer = { of: 'plan', plan: typed, told };
		if (!plan) return fail(400, { ...answer, planIssues: issues });
		return keep(event, answer, async () => {
			await practice.plan(event.locals, place, plan);
			return back(event, 'planned', 'plan', { told });
		});
	},

	'end-plan': async (event) => {
		placeOf(event);
		const form = await formOf(event);
		const id = readId(form, 'standing');
		const beside = readBeside(form, randomUUID());
		return keep(event, { of: 'plan', ...beside }, async () => {
			if (id) await practice.endPlan(event.locals, id);
			return back(event, 'plan-put-down', 'plan', beside);
		});
	},

	try: async (event) => {
		const { place } = placeOf(event);
		const form = await formOf(event);
		const { plan } = readBeside(form, randomUUID());
		const { typed, told, issues } = readTry(form, randomUUID());
		const answer = { of: typed.id, told: typed, plan };
		if (!told) return fail(400, { ...answer, tryIssues: issues });
		return keep(event, answer, async () => {
			const { saved, ...stands } = await practice.tell(event.locals, place, told);
			if (!saved) {
				const { version, ...theirs } = stands;
				return fail(409, { ...answer, told: { ...typed, version }, theirs });
			}
			return back(event, told.version > 0 ? 'changed' : 'tried', 'tries', { plan });
		});
	},

	'take-back': async (event) => {
		placeOf(event);
		const form = await formOf(event);
		const id = readId(form, 'try');
		const beside = readBeside(form, randomUUID());
		return keep(event, { of: 'take-back', ...beside }, async () => {
			if (id) await practice.takeBack(event.locals, id);
			return back(event, 'taken-back', 'tries', beside);
		});
	}
};

function placeOf(event: Event) {
	const { params, locals, url } = event;
	const letter = find(params.slug);
	const step = letter?.steps.find(({ id }) => id === params.step);
	if (!letter || !step) {
		refuse(locals, 404, 'There is no step of this name.');
	}
	if (letter.slug !== params.slug && event.request.method === 'GET') {
		redirect(308, pathOf(letter.slug, step.id) + url.search);
	}
	return { letter, step, place: { letter: letter.key, step: step.id } };
}

function examplesOf({ plans }: Pick<Step, 'plans'>) {
	return plans.flatMap((plan) => halves(plan) ?? []);
}

function pathOf(slug: string, step: string): string {
	return resolve('/letters/[slug]/steps/[step=slug]', { slug, step });
}

/**
 * To the page itself, so that going back at a shared computer never sends the words again; unless
 * there are others that the browser alone has: those come back in their fields.
 */
function back(event: Event, said: string, at: string, beside: Partial<Beside>) {
	if ((beside.plan ?? beside.told) && !isScripted(event)) return { said, ...beside };
	redirect(303, `${pathOf(event.params.slug, event.params.step)}?said=${said}#${at}`);
}
