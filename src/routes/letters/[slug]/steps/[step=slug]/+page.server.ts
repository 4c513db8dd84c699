import { randomUUID } from 'node:crypto';
import { error, fail, isHttpError, isRedirect, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { course, find, writing } from '$lib/letters/letters.server';
import * as practice from '$lib/practice/practice.server';
import { readId, readPlan, readTry } from '$lib/practice/telling';
import { halves } from '$lib/practice/week';
import { Printed } from '$lib/ui/printed';
import { SessionOver } from '$lib/supabase/call.server';
import { forgetSession } from '$lib/supabase/client.server';
import { formOf } from '../../../../../server/form';
import { surprise } from '../../../../../server/surprise';
import type { Actions, PageServerLoad } from './$types';
import { myWeek } from './my-week.server';

type Event = RequestEvent<{ slug: string; step: string }>;

export const load: PageServerLoad = async (event) => {
	const { letter, step } = placeOf(event);
	const week = event.locals.signedIn ? await myWeek(event, letter, step.id) : undefined;
	if (week === 'over') forget(event);
	const examples = step.plans.flatMap((plan) => halves(plan) ?? []);
	const { searchParams } = event.url;
	return {
		letter: { number: letter.number, slug: letter.slug, title: letter.title },
		step: { id: step.id, text: step.text, why: step.why, smaller: step.smaller },
		notWhen: step.not_when,
		examples,
		/** The one that a plan is begun from, without script. */
		begun: examples[Number(searchParams.get('example') ?? -1)],
		beside: course.beside_writing,
		writing: Printed.for(event, writing.writer, 'writing writer'),
		// Over the layout's word, which was given before the database said that the session has ended.
		signedIn: event.locals.signedIn,
		week: typeof week === 'object' ? week : undefined,
		away: week === 'away',
		said: searchParams.get('said') ?? undefined,
		/** Where the server is; with script, the learner's own day takes its place. */
		today: new Date().toISOString().slice(0, 10),
		/** Ids of what may be made here: sent twice, it is one. */
		fresh: { plan: randomUUID(), try: randomUUID() }
	};
};

export const actions: Actions = {
	choose: async (event) => {
		const { place } = placeOf(event);
		const chosen = (await formOf(event)).get('chosen') !== 'no';
		return keep(event, { of: 'choose' }, async () => {
			await practice.choose(event.locals, place, chosen);
			back(event, chosen ? 'taken-on' : 'put-down', 'choose');
		});
	},

	plan: async (event) => {
		const { place } = placeOf(event);
		const { typed, plan, issues } = readPlan(await formOf(event), randomUUID());
		if (!plan) return fail(400, { of: 'plan', plan: typed, planIssues: issues });
		return keep(event, { of: 'plan', plan: typed }, async () => {
			await practice.plan(event.locals, place, plan);
			back(event, 'planned', 'plan');
		});
	},

	'end-plan': async (event) => {
		placeOf(event);
		const id = readId(await formOf(event));
		return keep(event, { of: 'plan' }, async () => {
			if (id) await practice.endPlan(event.locals, id);
			back(event, 'plan-put-down', 'plan');
		});
	},

	try: async (event) => {
		const { place } = placeOf(event);
		const { typed, told, issues } = readTry(await formOf(event), randomUUID());
		const answer = { of: typed.id, told: typed };
		if (!told) return fail(400, { ...answer, tryIssues: issues });
		return keep(event, answer, async () => {
			const { saved, ...stands } = await practice.tell(event.locals, place, told);
			if (!saved) {
				const { version, ...theirs } = stands;
				return fail(409, { ...answer, told: { ...typed, version }, theirs });
			}
			back(event, told.version > 0 ? 'changed' : 'tried', 'tries');
		});
	},

	'take-back': async (event) => {
		placeOf(event);
		const id = readId(await formOf(event));
		return keep(event, { of: 'take-back' }, async () => {
			if (id) await practice.takeBack(event.locals, id);
			back(event, 'taken-back', 'tries');
		});
	}
};

/** Does it, or gives back what was typed with the reason why it is not kept. */
async function keep<Typed extends object, Answer>(
	event: Event,
	typed: Typed,
	work: () => Promise<Answer>
) {
	if (!event.locals.signedIn) return fail(401, { over: true, ...typed });
	try {
		return await work();
	} catch (refused) {
		if (refused instanceof SessionOver) {
			forget(event);
			return fail(401, { over: true, ...typed });
		}
		if (isHttpError(refused)) {
			return fail(refused.status, { refused: refused.body.message, ...typed });
		}
		if (isRedirect(refused)) throw refused;
		// The page for errors would take the place of the words, which nobody has kept yet.
		surprise(event.locals, event.route.id, refused);
		return fail(503, { away: true, ...typed });
	}
}

function placeOf(event: Event) {
	const { params, locals, url } = event;
	const letter = find(params.slug);
	const step = letter?.steps.find(({ id }) => id === params.step);
	if (!letter || !step) {
		error(404, { message: 'There is no step of this name.', requestId: locals.requestId });
	}
	if (letter.slug !== params.slug && event.request.method === 'GET') {
		redirect(308, pathOf(letter.slug, step.id) + url.search);
	}
	return { letter, step, place: { letter: letter.key, step: step.id } };
}

function pathOf(slug: string, step: string): string {
	return resolve('/letters/[slug]/steps/[step=slug]', { slug, step });
}

/** To the page itself, so that going back at a shared computer never sends the words again. */
function back({ params }: Event, said: string, at: string): never {
	redirect(303, `${pathOf(params.slug, params.step)}?said=${said}#${at}`);
}

function forget(event: Event): void {
	forgetSession(event.cookies, event.url.protocol === 'https:');
	event.locals.signedIn = false;
}
