import { fail, redirect } from '@sveltejs/kit';
import { asMe, signedIn } from '$lib/account/guard.server';
import { dayOf, lastDone, nextOf, readRhythm, stateOf, walk } from '$lib/desk/desk';
import * as desk from '$lib/desk/desk.server';
import { find, letters } from '$lib/letters/letters.server';
import { formOf } from '../../server/form';
import { nameOf } from '../notebook/naming.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { me, ...facts } = await asMe(event, () => desk.page(event.locals));
	const stages = walk(facts, letters);
	const next = nextOf(stages);
	const last = lastDone(facts);
	const { rhythm, notes, last_written: written } = facts;
	return {
		me,
		state: stateOf(facts, stages, new Date()),
		stages,
		/** The letter that somebody was in when they were here last. */
		wasIn: last && placeOf(last.letter),
		next: next && {
			...next,
			day: rhythm ? dayOf(next.number, rhythm) : undefined
		},
		taken: facts.choices.flatMap(({ letter, step }) => {
			const found = find(letter);
			const text = found?.steps.find(({ id }) => id === step)?.text;
			if (!found || !text) return [];
			const plan = facts.plans.find((one) => one.letter === letter && one.step === step);
			const times = facts.tries.find((one) => one.letter === letter && one.step === step)?.times;
			return [{ slug: found.slug, number: found.number, step, text, plan, times: times ?? 0 }];
		}),
		written: written && {
			...written,
			naming: nameOf(written.letter, written.prompt, 'reflection')
		},
		seals: facts.seals.map((seal) => ({
			...seal,
			naming: nameOf(seal.letter, seal.prompt, 'reflection')
		})),
		rhythm,
		cameBack: facts.came_back.map((one) => ({
			...one,
			what: nameOf(one.letter, one.prompt, 'reflection').what
		})),
		waiting: facts.waiting,
		endings: facts.endings,
		handovers: facts.handovers,
		notes
	};
};

function placeOf(letter: string): { number: number; slug: string } | undefined {
	const found = find(letter);
	return found && { number: found.number, slug: found.slug };
}

export const actions: Actions = {
	rhythm: async (event) => {
		const form = await formOf(event);
		const { rhythm, issue } = readRhythm(form);
		if (rhythm === undefined) {
			const typed = (name: string) => String(form.get(name) ?? '');
			return fail(400, { issue, days: typed('days'), starts_on: typed('starts_on') });
		}
		await signedIn(event, () => desk.setRhythm(event.locals, rhythm));
		redirect(303, '/desk#rhythm');
	}
};
