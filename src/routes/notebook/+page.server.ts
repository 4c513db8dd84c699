import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { asMe, signedIn } from '$lib/account/guard.server';
import { course, writing } from '$lib/letters/letters.server';
import { excerpt, FREE, mark, readView, type Entry } from '$lib/reflections/notebook';
import * as notebook from '$lib/reflections/notebook.server';
import { bodySchema, readId } from '$lib/reflections/reading';
import * as reflections from '$lib/reflections/reflections.server';
import { Printed } from '$lib/ui/printed';
import { formOf } from '../../server/form';
import { nameOf } from './naming.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const view = readView(event.url.searchParams);
	const { me, found, shown, stems, entries, deleted } = await asMe(event, () =>
		notebook.page(event.locals, view)
	);
	const writer = found === 0 && !view.search ? 'newcomer' : 'writer';
	return {
		me,
		view,
		found,
		pages: Math.max(1, Math.ceil(found / shown)),
		entries: entries.map((entry) => shownAs(entry, stems)),
		deleted: deleted.map((address) => ({
			address,
			naming: nameOf(address.letter, address.prompt, 'reflection')
		})),
		tooLate: event.url.searchParams.get('said') === 'too-late',
		beside: course.beside_writing,
		writing: Printed.for(event, writing[writer], `writing ${writer}`),
		/** Of the next entry: made here, so that a form sent twice is one entry. */
		fresh: randomUUID()
	};
};

function shownAs(entry: Entry, stems: string[]) {
	const { letter, kind } = entry;
	const pieces = (text: string) => mark(excerpt(text, stems), stems);
	if (kind === 'try') {
		const { id, step, tried_on, went, noticed } = entry;
		const text = [went, noticed].filter(Boolean).join('\n\n');
		return {
			kind,
			key: id,
			at: tried_on,
			naming: nameOf(letter, step, kind),
			pieces: pieces(text)
		};
	}
	const { prompt, body, updated_at, sealed_until } = entry;
	return {
		kind,
		key: `${letter} ${prompt}`,
		at: updated_at,
		naming: nameOf(letter, prompt, kind),
		pieces: pieces(body),
		sealed_until,
		address: { letter, prompt }
	};
}

export const actions: Actions = {
	write: async (event) => {
		const form = await formOf(event);
		const typed = String(form.get('body') ?? '');
		const body = v.safeParse(bodySchema, typed);
		if (!body.success) return fail(400, { body: typed, issue: body.issues[0].message });
		if (body.output.trim() === '') {
			return fail(400, { body: typed, issue: 'There are no words here yet.' });
		}
		const prompt = readId(form) ?? randomUUID();
		const edit = { prompt, body: body.output, version: 0 };
		await signedIn(event, () => reflections.save(event.locals, FREE, edit));
		redirect(303, '/notebook');
	}
};
