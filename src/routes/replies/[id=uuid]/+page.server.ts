import { randomUUID } from 'node:crypto';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import { asMe } from '$lib/account/guard.server';
import { reasonSchema } from '$lib/circle/circle';
import * as circle from '$lib/circle/circle.server';
import { messageSchema } from '$lib/correspondence/correspondence';
import * as correspondence from '$lib/correspondence/correspondence.server';
import { course } from '$lib/letters/letters.server';
import * as post from '$lib/post/post.server';
import { readId } from '$lib/reflections/reading';
import { formOf } from '../../../server/form';
import { keep } from '../../../server/keep';
import { nameOf } from '../../notebook/naming.server';
import { around } from '../around.server';
import { sendOf } from '../often.server';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ id: string }>;

export const load: PageServerLoad = async (event) => {
	const thread = await around(event, () =>
		asMe(event, () => correspondence.thread(event.locals, event.params.id))
	);
	return {
		/** Undefined where it could not be asked for: then the page holds what was typed, and no more. */
		thread,
		me: thread?.me,
		naming: thread && nameOf(thread.reply.letter, thread.reply.prompt, 'reflection'),
		beside: course.beside_writing,
		signedIn: event.locals.signedIn,
		said: event.url.searchParams.get('said') ?? undefined,
		fresh: randomUUID()
	};
};

export const actions: Actions = {
	answer: async (event) => {
		const form = await formOf(event);
		const typed = {
			id: readId(form) ?? randomUUID(),
			body: String(form.get('body') ?? '').toWellFormed()
		};
		const body = v.safeParse(messageSchema, typed.body);
		if (!body.success) return fail(400, { ...typed, issue: body.issues[0].message });
		return sendOf(event, typed, async () => {
			const words = { id: typed.id, body: body.output };
			const { id } = await correspondence.answer(event.locals, event.params.id, words);
			post.soon();
			back(event, 'answered', `#answer-${id}`);
		});
	},

	withdraw: async (event) =>
		keep(event, {}, async () => {
			await correspondence.withdraw(event.locals, event.params.id);
			back(event, 'withdrawn');
		}),

	'withdraw-answer': async (event) => {
		const form = await formOf(event);
		const answer = readId(form, 'answer');
		return keep(event, {}, async () => {
			if (answer) await correspondence.withdrawAnswer(event.locals, answer);
			back(event, 'answer-withdrawn');
		});
	},

	/** Facilitators of the circle: out of its sight, with a reason. */
	hide: async (event) => {
		const form = await formOf(event);
		const answer = readId(form, 'answer');
		const typed = { hiding: answer ?? 'reply', reason: String(form.get('reason') ?? '') };
		const reason = v.safeParse(reasonSchema, typed.reason);
		if (!reason.success) return fail(400, { ...typed, reasonIssue: reason.issues[0].message });
		return keep(event, typed, async () => {
			await circle.hide(event.locals, event.params.id, answer, reason.output);
			back(event, 'hidden');
		});
	},

	show: async (event) => {
		const answer = readId(await formOf(event), 'answer');
		return keep(event, {}, async () => {
			await circle.show(event.locals, event.params.id, answer);
			back(event, 'shown');
		});
	},

	settle: async (event) => {
		const settled = (await formOf(event)).get('settled') !== 'no';
		return keep(event, {}, async () => {
			await correspondence.settle(event.locals, event.params.id, settled);
			back(event, settled ? 'settled' : 'unsettled');
		});
	}
};

/** To the page itself, so that going back never sends a form again. */
function back({ params }: Event, said: string, at = ''): never {
	redirect(303, `${resolve('/replies/[id=uuid]', { id: params.id })}?said=${said}${at}`);
}
