import type { RequestEvent } from '@sveltejs/kit';
import { render } from 'svelte/server';
import type { Asked } from '$lib/account/account';
import Back from '$lib/correspondence/Back.svelte';
import type { SentFrom } from '$lib/correspondence/correspondence';
import type { Letter } from '$lib/letters/letters';
import { formerText } from '$lib/letters/letters.server';
import Former from '$lib/reflections/Former.svelte';
import { inWords, type Week } from '$lib/practice/week';
import { unwritten, type Reflection } from '$lib/reflections/reflections';
import { fingerprint } from '$lib/reflections/reflections.server';
import { call, SessionOver } from '$lib/supabase/call.server';
import { Printed } from '$lib/ui/printed';
import { surprise } from '../../../server/surprise';

interface LetterPage extends Asked, Week {
	read_at: string | null;
	/** Anything at all, to any prompt. */
	has_written: boolean;
	ticks: string[];
	reflections: Reflection[];
	/** What was sent from any of its prompts and stands. */
	sent: SentFrom[];
}

/**
 * The learner's side of a letter, in one call; `over` when their session has ended, `away` when the
 * database does not answer: the letter itself can be read all the same.
 */
export async function mySide(event: RequestEvent, letter: Letter) {
	const { locals } = event;
	const page = await call<LetterPage, 'letter_page'>(locals, 'letter_page', {
		letter: letter.key
	}).catch((refused: unknown) => {
		if (refused instanceof SessionOver) return 'over' as const;
		surprise(locals, '/letters/[slug]', refused);
		return 'away' as const;
	});
	if (page === 'away') return page;
	if (page === 'over' || !page.me) return 'over';

	const written = new Map(page.reflections.map((reflection) => [reflection.prompt, reflection]));
	return {
		me: page.me,
		read_at: page.read_at,
		has_written: page.has_written,
		ticks: page.ticks,
		/** What was done with each step, in words; steps with which nothing was done are left out. */
		week: Object.fromEntries(
			letter.steps.flatMap(({ id }) => {
				const words = inWords(page, id);
				const tried = page.tries.some(({ step }) => step === id);
				return words ? [[id, { words, tried }]] : [];
			})
		),
		reflections: letter.prompts.map(({ id }) => {
			const reflection = written.get(id) ?? unwritten(id);
			const back = backOf(event, letter, page, reflection);
			return { ...reflection, back, print: fingerprint(reflection.body) };
		}),
		former: formerOf(event, letter, page)
	};
}

/** The way to write back: at the reply prompt, and wherever something was written or sent. */
function backOf(
	event: RequestEvent,
	letter: Letter,
	page: LetterPage,
	{ prompt, body }: Reflection
): Printed | undefined {
	const sent = page.sent.filter((one) => one.prompt === prompt);
	const isReplyPrompt = letter.prompts.at(-1)?.id === prompt;
	if (!isReplyPrompt && body.trim() === '' && sent.length === 0) return undefined;
	const about = { letter: letter.key, prompt };
	const { body: html } = render(Back, { props: { about, sent, form: 'practice' } });
	return Printed.for(event, html, `back ${fingerprint(html)}`);
}

/** What this person did with steps and prompts that the letter had once. */
function formerOf(event: RequestEvent, letter: Letter, page: LetterPage): Printed | undefined {
	const isOf = (kind: 'steps' | 'prompts', name: string) =>
		letter[kind].some(({ id }) => id === name);
	const steps = page.ticks
		.filter((id) => !isOf('steps', id))
		.map((id) => formerText(letter.key, 'steps', id));
	const prompts = page.reflections
		.filter(({ prompt, body }) => !isOf('prompts', prompt) && body.trim() !== '')
		.map(({ prompt, body }) => ({ question: formerText(letter.key, 'prompts', prompt), body }));
	if (steps.length + prompts.length === 0) return undefined;
	const { body } = render(Former, { props: { steps, prompts } });
	return Printed.for(event, body, `former ${fingerprint(body)}`);
}
