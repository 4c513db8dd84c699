import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { codeSchema, emailSchema, safeNext } from '$lib/account/account';
import * as account from '$lib/account/account.server';
import { carriesAnything, pack, unpack, type Carry } from '$lib/account/carry';
import { forget, inMinutes, wait } from '$lib/account/limits.server';
import { find } from '$lib/letters/letters.server';
import * as practice from '$lib/practice/practice.server';
import * as reflections from '$lib/reflections/reflections.server';
import { bodySchema, readEdits } from '$lib/reflections/reading';
import { SessionOver } from '$lib/supabase/call.server';
import { forgetSession } from '$lib/supabase/client.server';
import { formOf } from '../../../server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const next = safeNext(event.url.searchParams.get('next'));
	if (event.locals.signedIn && event.request.method === 'GET') redirect(303, next);
	return { next };
};

export const actions: Actions = {
	/** A stranger without JavaScript wrote and ticked; it goes along through sign-in. */
	keep: async (event) => {
		const form = await formOf(event);
		const letter = find(String(form.get('letter')));
		if (!letter) return { step: 'email' as const, carry: '', next: '/letters' };
		const ticked = form.getAll('step');
		const steps = letter.steps.map(({ id }) => id).filter((id) => ticked.includes(id));
		const prompts = letter.prompts.map(({ id }) => id);
		const { values } = readEdits(form, prompts, reflections.fingerprint);
		const carry = { letter: letter.key, steps, bodies: values };
		return {
			step: 'email' as const,
			carry: carriesAnything(carry) ? pack(carry) : '',
			next: `/letters/${letter.slug}#reflect`
		};
	},

	mail: async (event) => {
		const form = await formOf(event);
		const kept = keptIn(form);
		const typed = String(form.get('email') ?? '').slice(0, 320);
		const email = v.safeParse(emailSchema, typed);
		if (!email.success) {
			return fail(400, {
				step: 'email' as const,
				...kept,
				email: typed,
				issue: email.issues[0].message
			});
		}
		const seconds = await wait(
			['mailsToAddress', email.output],
			['mailsFromNetwork', event.getClientAddress()]
		);
		if (seconds > 0) {
			return tooMany(event, seconds, {
				step: 'email' as const,
				...kept,
				email: email.output,
				issue: `That were many mails in a short time. Please use the newest one, or ask again ${inMinutes(seconds)}.`
			});
		}
		if ((await account.askForCode(event.locals, email.output)) !== 'done') {
			return fail(503, {
				step: 'email' as const,
				...kept,
				email: email.output,
				issue: 'The mail could not be sent at the moment. Please try again in a minute.'
			});
		}
		account.rememberNext(event, kept.next);
		return { step: 'code' as const, ...kept, email: email.output, again: form.has('again') };
	},

	code: async (event) => {
		const form = await formOf(event);
		const kept = keptIn(form);
		const email = v.safeParse(emailSchema, form.get('email'));
		if (!email.success) return fail(400, { step: 'email' as const, ...kept, email: '' });
		const again = (issue: string) => ({
			step: 'code' as const,
			...kept,
			email: email.output,
			issue
		});

		const code = v.safeParse(codeSchema, form.get('code'));
		if (!code.success) return fail(400, again(code.issues[0].message));
		const seconds = await wait(
			['codesForAddress', email.output],
			['codesFromNetwork', event.getClientAddress()]
		);
		if (seconds > 0) {
			const issue = `That were many tries. Please come back ${inMinutes(seconds)}; the link in the mail works meanwhile.`;
			return tooMany(event, seconds, again(issue));
		}

		account.share(event, kept.shared);
		const outcome = await account.enterCode(event.locals, email.output, code.output);
		if (outcome === 'not now') {
			return fail(
				503,
				again('Signing in does not work at the moment. Please try again in a minute.')
			);
		}
		if (outcome === 'wrong') {
			return fail(
				400,
				again(
					'This code does not open the door. It may be older than ten minutes, or a newer mail is there.'
				)
			);
		}
		await forget('codesForAddress', email.output);
		event.locals.signedIn = true;
		if (kept.carry) return { step: 'yours' as const, ...kept };
		return welcome(event, kept.next);
	},

	/** "Yes, these words are mine": they become this person's, newer words of theirs stay. */
	take: async (event) => {
		const kept = keptIn(await formOf(event));
		const carry = unpack(kept.carry);
		try {
			const rest = carry ? await take(event.locals, carry) : [];
			if (rest.length > 0) return { step: 'rest' as const, next: kept.next, rest };
		} catch (refused) {
			if (!(refused instanceof SessionOver)) throw refused;
			forgetSession(event.cookies, event.url.protocol === 'https:');
			const issue = 'Your session has ended. Please sign in again, and we ask once more.';
			return fail(401, { step: 'email' as const, ...kept, email: '', issue });
		}
		return welcome(event, kept.next);
	},

	/** "No, not mine": they are gone with this answer. */
	leave: async (event) => {
		const { next } = keptIn(await formOf(event));
		return welcome(event, next);
	}
};

/** Gives the words back for which there was no room, to be shown, so that they can be copied. */
async function take(
	locals: App.Locals,
	carry: Carry
): Promise<{ question: string; body: string }[]> {
	const letter = find(carry.letter);
	if (!letter) return [];
	if (!locals.signedIn) throw new SessionOver();

	const tick = letter.steps.map(({ id }) => id).filter((id) => carry.steps.includes(id));
	await practice.apply(locals, letter.key, { tick, untick: [], read: undefined });
	const rest: { question: string; body: string }[] = [];
	for (const { id, question } of letter.prompts) {
		const body = carry.bodies[id] ?? '';
		if (body.trim() === '') continue;
		const fits = v.safeParse(bodySchema, body);
		if (!fits.success || !(await reflections.add(locals, letter.key, id, fits.output))) {
			rest.push({ question, body });
		}
	}
	return rest;
}

/** What every step of the way carries in its form: where to go, the stranger's words, the shared computer. */
function keptIn(form: FormData): { next: string; carry: string; shared: boolean } {
	const carry = unpack(form.get('carry'));
	return {
		next: safeNext(form.get('next')),
		carry: carry ? pack(carry) : '',
		shared: form.get('shared') === 'yes'
	};
}

function tooMany<Answer extends Record<string, unknown>>(
	event: RequestEvent,
	seconds: number,
	answer: Answer
) {
	event.setHeaders({ 'retry-after': String(seconds) });
	return fail(429, answer);
}

function welcome(event: RequestEvent, next: string): never {
	account.takeNext(event);
	redirect(303, `/account/welcome?next=${encodeURIComponent(next)}`);
}
