import { fail, isHttpError, isRedirect, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { countInWords } from '$lib/letters/counting';
import { course, find, letters, printOf, writing } from '$lib/letters/letters.server';
import type { Letter } from '$lib/letters/letters';
import * as practice from '$lib/practice/practice.server';
import { readChange } from '$lib/practice/practice';
import * as reflections from '$lib/reflections/reflections.server';
import { readEdits } from '$lib/reflections/reading';
import { SessionOver } from '$lib/supabase/call.server';
import { endSession } from '$lib/supabase/client.server';
import { refuse } from '$lib/supabase/refuse.server';
import { Printed } from '$lib/ui/printed';
import { formOf, isScripted } from '../../../server/form';
import { surprise } from '../../../server/surprise';
import type { Actions, PageServerLoad } from './$types';
import { mySide } from './my-side.server';

export const load: PageServerLoad = async (event) => {
	const letter = letterOf(event);
	const { number, slug, key, title, short, question, summary, practice, prompts } = letter;
	const { picture, prose, postscript, back } = printOf(letter);
	// Where a step stands in the prose is known by its cut.
	const steps = letter.steps.map(({ move: _move, ...step }) => step);
	const side = event.locals.signedIn ? await mySide(event, letter) : undefined;
	if (side === 'over') endSession(event);
	const { signedIn } = event.locals;
	const mine = typeof side === 'object' ? side : undefined;
	const writer = !signedIn ? 'stranger' : mine?.has_written === false ? 'newcomer' : 'writer';

	return {
		letter: {
			...{ number, slug, key, title, short, question, summary },
			...{ practice, steps, prompts }
		},
		toRead: countInWords(letter.minutes, 'minute'),
		count: letters.length,
		next: nextTo(letter),
		closing: course.closing,
		signature: course.signature,
		beside: course.beside_writing,
		// Over the layout's word, which was given before the database said that the session has ended.
		signedIn,
		mine,
		away: side === 'away',
		print: {
			picture: Printed.for(event, picture, `${slug} picture`),
			prose: prose.map(({ html, steps }, at) => ({
				print: Printed.for(event, html, `${slug} prose ${at}`),
				steps
			})),
			postscript: Printed.for(event, postscript, `${slug} postscript`),
			back: Printed.for(event, back, `${slug} back`),
			writing: Printed.for(event, writing[writer], `writing ${writer}`)
		}
	};
};

export const actions: Actions = {
	/**
	 * Everything on a letter's page is one form, so that saving one thing loses nothing of another.
	 * With script the same action is sent one tick or one reflection at a time.
	 */
	save: async (event) => {
		const letter = letterOf(event);
		const form = await formOf(event);
		const change = readChange(
			form,
			letter.steps.map(({ id }) => id)
		);
		const { edits, issues, values } = readEdits(
			form,
			letter.prompts.map(({ id }) => id),
			reflections.fingerprint
		);
		const typed = {
			values,
			steps: form.getAll('step').map(String),
			touched: [...edits.map(({ prompt }) => prompt), ...Object.keys(issues)]
		};
		if (!event.locals.signedIn) return fail(401, { over: true, ...typed });

		let said: string;
		try {
			await practice.apply(event.locals, letter.key, change);
			const kept = await Promise.all(
				edits.map((edit) => reflections.save(event.locals, letter.key, edit))
			);
			const answer = { kept, issues, ...typed };
			if (kept.some(({ saved }) => !saved)) return fail(409, answer);
			if (Object.keys(issues).length > 0) return fail(400, answer);
			if (isScripted(event)) return answer;
			const back = letter.prompts.find(({ id }) => id === form.get('back'));
			if (back) toWriteBack(letter, back.id);
			said = edits.map(({ prompt }) => prompt).join();
		} catch (refused) {
			if (refused instanceof SessionOver) {
				endSession(event);
				return fail(401, { over: true, ...typed });
			}
			if (isHttpError(refused) || isRedirect(refused)) throw refused;
			// The page for errors would take the place of the words, which nobody has kept yet.
			surprise(event.locals, event.route.id, refused);
			return fail(503, { away: true, ...typed });
		}
		// To a page of its own, so that going back at a shared computer never sends the words again.
		redirect(303, `${event.url.pathname}?saved=${said}`);
	}
};

/** Without script the words are saved first, so that they are those that will go. */
function toWriteBack({ key }: Letter, prompt: string): never {
	redirect(303, `${resolve('/replies/new')}?${new URLSearchParams({ letter: key, prompt })}`);
}

function letterOf(event: RequestEvent<{ slug: string }>): Letter {
	const { params, locals, url } = event;
	const letter = find(params.slug);
	if (!letter) {
		refuse(locals, 404, 'There is no letter of this name.');
	}
	// A page that was open while the letter got its new name goes on saving under the old one.
	if (letter.slug !== params.slug && !isScripted(event)) {
		redirect(308, resolve('/letters/[slug]', { slug: letter.slug }) + url.search);
	}
	return letter;
}

function nextTo({ number }: Letter): Pick<Letter, 'number' | 'slug' | 'title'> | undefined {
	const next = letters.find((letter) => letter.number > number);
	return next && { number: next.number, slug: next.slug, title: next.title };
}
