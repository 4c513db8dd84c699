import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import { asMe } from '$lib/account/guard.server';
import { readTo } from '$lib/circle/circle';
import { messageSchema, readAbout, type About } from '$lib/correspondence/correspondence';
import * as correspondence from '$lib/correspondence/correspondence.server';
import { course, find } from '$lib/letters/letters.server';
import * as post from '$lib/post/post.server';
import { readId } from '$lib/reflections/reading';
import { refuse } from '$lib/supabase/refuse.server';
import { formOf } from '../../../server/form';
import { nameOf } from '../../notebook/naming.server';
import { around } from '../around.server';
import { sendOf } from '../often.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const about = byKey(readAbout(event.url.searchParams));
	if (!about) {
		refuse(event.locals, 404, 'This address does not say what you write back about.');
	}
	const asked = await around(event, () =>
		asMe(event, () => correspondence.begin(event.locals, about))
	);
	const prompts = find(about.letter)?.prompts ?? [];
	return {
		about,
		naming: nameOf(about.letter, about.prompt, 'reflection'),
		after: prompts.find(({ id }) => id === about.prompt)?.after,
		me: asked?.me,
		words: asked?.reflection?.body ?? '',
		isSealed: Boolean(asked?.reflection?.sealed_until),
		/** Undefined where the page could not be asked for: then it holds what was typed, and no more. */
		cohorts: asked?.cohorts,
		circles: asked?.circles ?? [],
		sent: asked?.sent ?? [],
		beside: course.beside_writing,
		care: course.care,
		signedIn: event.locals.signedIn,
		/** Of what may be sent from here: sent twice, it is one. */
		fresh: randomUUID()
	};
};

export const actions: Actions = {
	send: async (event) => {
		const form = await formOf(event);
		const about = byKey(readAbout(form));
		const typed = {
			id: readId(form) ?? randomUUID(),
			cohort: String(form.get('cohort') ?? ''),
			body: String(form.get('body') ?? '').toWellFormed()
		};
		const body = v.safeParse(messageSchema, typed.body);
		const to = readTo(form.get('cohort'));
		if (!about || !body.success || !to) {
			return fail(400, {
				...typed,
				issue: body.success ? undefined : body.issues[0].message,
				cohortIssue: to ? undefined : 'Please choose who is to read it.',
				refused: about ? undefined : 'This form does not say what you write back about.'
			});
		}
		return sendOf(event, typed, async () => {
			const reply = { ...about, ...typed, ...to, body: body.output };
			const { id } = await correspondence.send(event.locals, reply);
			post.soon();
			redirect(303, `${resolve('/replies/[id=uuid]', { id })}?said=sent`);
		});
	}
};

/** Letters are known by their keys, also where an address has a newer or an older name. */
function byKey(about: About | undefined): About | undefined {
	return about && { ...about, letter: find(about.letter)?.key ?? about.letter };
}
