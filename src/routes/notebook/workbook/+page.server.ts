import { asMe } from '$lib/account/guard.server';
import { letters, workbook } from '$lib/letters/letters.server';
import { answersIn } from '$lib/reflections/answers';
import * as notebook from '$lib/reflections/notebook.server';
import { fingerprint } from '$lib/reflections/reflections.server';
import { Printed } from '$lib/ui/printed';
import { nameOf } from '../naming.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const everything = await asMe(event, () => notebook.everything(event.locals));
	const html = workbook(answersIn(letters, everything, nameOf));
	return {
		me: everything.me,
		workbook: Printed.for(event, html, `workbook ${fingerprint(html)}`)
	};
};
