import { drawingOf, letters, search } from '$lib/letters/letters.server';
import { endSession } from '$lib/supabase/client.server';
import { Printed } from '$lib/ui/printed';
import type { PageServerLoad } from './$types';
import { myMarks } from './my-marks.server';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const query = url.searchParams.get('q')?.trim() ?? '';
	const marks = locals.signedIn ? await myMarks(locals) : undefined;
	if (marks === 'over') endSession(event);
	return {
		// Over the layout's word, which was given before the database said that the session has ended.
		signedIn: locals.signedIn,
		query: query.slice(0, 200),
		answer: query ? search(query) : undefined,
		letters: letters.map((letter) => ({
			number: letter.number,
			slug: letter.slug,
			title: letter.title,
			text: letter.summary,
			minutes: letter.minutes,
			steps: letter.steps.length,
			drawing: Printed.for(event, drawingOf(letter), `${letter.slug} drawing`)
		})),
		standing: typeof marks === 'object' ? marks : undefined,
		away: marks === 'away'
	};
};
