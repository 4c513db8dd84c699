import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import { asMe } from '$lib/account/guard.server';
import { whySchema } from '$lib/circle/circle';
import * as circle from '$lib/circle/circle.server';
import * as correspondence from '$lib/correspondence/correspondence.server';
import { readId } from '$lib/reflections/reading';
import { refuse } from '$lib/supabase/refuse.server';
import { formOf } from '../../../../server/form';
import { keep } from '../../../../server/keep';
import type { Actions, PageServerLoad } from './$types';

/** One message of a circle, by somebody else, and whom one asks to look at it. */
export const load: PageServerLoad = async (event) => {
	const thread = await asMe(event, () => correspondence.thread(event.locals, event.params.id));
	const named = event.url.searchParams.get('answer');
	const answer = named ? thread.answers.find(({ id }) => id === named) : undefined;
	const isMine = answer ? answer.mine : thread.role === 'author';
	if (!thread.circle || isMine || (named && !answer)) {
		refuse(event.locals, 404, 'There is nothing here that you could ask somebody to look at.');
	}
	return {
		me: thread.me,
		thread: { id: thread.reply.id, name: thread.cohort_name },
		to: thread.to,
		message: answer ?? thread.reply,
		answer: answer?.id
	};
};

export const actions: Actions = {
	ask: async (event) => {
		const form = await formOf(event);
		const typed = { why: String(form.get('why') ?? '') };
		const why = v.safeParse(whySchema, typed.why);
		if (!why.success) return fail(400, { ...typed, issue: why.issues[0].message });
		return keep(event, typed, async () => {
			const { id } = event.params;
			await circle.raise(event.locals, id, readId(form, 'answer'), why.output);
			redirect(303, `${resolve('/replies/[id=uuid]', { id })}?said=asked`);
		});
	}
};
