import { fail, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { asMe, signedIn } from '$lib/account/guard.server';
import { course, find } from '$lib/letters/letters.server';
import { FREE } from '$lib/reflections/notebook';
import * as notebook from '$lib/reflections/notebook.server';
import { isDay } from '$lib/reflections/calendar';
import { bodySchema, versionSchema } from '$lib/reflections/reading';
import * as reflections from '$lib/reflections/reflections.server';
import { refuse } from '$lib/supabase/refuse.server';
import { formOf } from '../../../../server/form';
import { nameOf } from '../../naming.server';
import type { Actions, PageServerLoad } from './$types';

interface Place {
	letter: string;
	prompt: string;
}

export const load: PageServerLoad = async (event) => {
	const { letter, prompt } = event.params;
	const { me, reflection, versions, sent } = await asMe(event, () =>
		notebook.one(event.locals, letter, prompt)
	);
	if (!reflection || (reflection.body === '' && !reflection.sealed_until)) {
		refuse(event.locals, 404, 'There is nothing of yours here.');
	}
	return {
		me,
		naming: nameOf(letter, prompt, 'reflection'),
		reflection,
		versions,
		about: { letter, prompt },
		sent,
		beside: course.beside_writing,
		/** Words of one's own can be changed here even where the question has left the letter. */
		canSeal: find(letter)?.prompts.some(({ id }) => id === prompt && id.includes('later-self')),
		said: event.url.searchParams.get('said') ?? undefined
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { letter, prompt } = event.params;
		const form = await formOf(event);
		const typed = String(form.get('body') ?? '');
		const body = v.safeParse(bodySchema, typed);
		if (!body.success) return fail(400, { body: typed, issue: body.issues[0].message });
		const version = v.parse(v.fallback(versionSchema, 0), form.get('version'));
		const edit = { prompt, body: body.output, version };
		const kept = await signedIn(event, () => reflections.save(event.locals, letter, edit));
		if (!kept.saved) {
			return fail(409, { body: kept.body, theirs: kept.theirs, version: kept.version });
		}
		back(event, 'saved');
	},

	delete: async (event) => {
		const { letter, prompt } = event.params;
		const version = v.parse(v.fallback(versionSchema, 0), (await formOf(event)).get('version'));
		const answer = await signedIn(event, () =>
			reflections.remove(event.locals, letter, prompt, version)
		);
		if (!answer.deleted) return fail(409, { changed: true });
		redirect(303, '/notebook#deleted');
	},

	undo: async (event) => {
		const { letter, prompt } = event.params;
		const { back: came, stands } = await signedIn(event, () =>
			reflections.bringBack(event.locals, letter, prompt)
		);
		if (!came) redirect(303, '/notebook?said=too-late');
		back(event, stands ? 'back' : 'beside');
	},

	seal: async (event) => {
		const { letter, prompt } = event.params;
		const typed = String((await formOf(event)).get('day') ?? '');
		const sealIssue = 'Please choose a day after today, within ten years.';
		if (!isDay(typed) || letter === FREE) return fail(400, { day: typed, sealIssue });
		try {
			await signedIn(event, () => reflections.seal(event.locals, letter, prompt, typed));
		} catch (refused) {
			if (isHttpError(refused, 422)) return fail(400, { day: typed, sealIssue });
			throw refused;
		}
		back(event, 'sealed');
	},

	open: async (event) => {
		const { letter, prompt } = event.params;
		await signedIn(event, () => reflections.openSeal(event.locals, letter, prompt));
		back(event, 'opened');
	}
};

/** To the page itself, so that going back never sends a form again. */
function back({ params }: RequestEvent<Partial<Place>>, said: string): never {
	redirect(303, `/notebook/${params.letter}/${params.prompt}?said=${said}`);
}
