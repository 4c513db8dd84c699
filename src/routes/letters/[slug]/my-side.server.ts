import type { Me } from '$lib/account/account';
import type { Letter } from '$lib/letters/letters';
import { unwritten, type Reflection } from '$lib/reflections/reflections';
import { fingerprint } from '$lib/reflections/reflections.server';
import { call, SessionOver } from '$lib/supabase/call.server';
import { surprise } from '../../../server/surprise';

interface LetterPage {
	me: Me | null;
	read_at: string | null;
	ticks: string[];
	reflections: Reflection[];
}

/**
 * The learner's side of a letter, in one call; `over` when their session has ended, `away` when the
 * database does not answer: the letter itself can be read all the same.
 */
export async function mySide(locals: App.Locals, letter: Letter) {
	const page = await call<LetterPage, 'letter_page'>(locals, 'letter_page', {
		letter: letter.slug
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
		ticks: page.ticks,
		reflections: letter.prompts.map(({ id }) => {
			const reflection = written.get(id) ?? unwritten(id);
			return { ...reflection, print: fingerprint(reflection.body) };
		})
	};
}
