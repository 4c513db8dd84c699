import type { Asked } from '$lib/account/account';
import { letters } from '$lib/letters/letters.server';
import { standingIn, type Marks, type Standing } from '$lib/practice/standing';
import { call, SessionOver } from '$lib/supabase/call.server';
import { surprise } from '../../server/surprise';

/**
 * Where the person signed in is, in one call; `over` when their session has ended, `away` when the
 * database does not answer: the letters can be found all the same.
 */
export async function myMarks(
	locals: App.Locals
): Promise<Record<string, Standing> | 'over' | 'away'> {
	try {
		const page = await call<Asked & Marks, 'letters_page'>(locals, 'letters_page', {});
		return page.me ? standingIn(letters, page) : 'over';
	} catch (refused) {
		if (refused instanceof SessionOver) return 'over';
		surprise(locals, '/letters', refused);
		return 'away';
	}
}
