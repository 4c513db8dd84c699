import { isRedirect, type RequestEvent } from '@sveltejs/kit';

/**
 * What a page shows; undefined where the words that were just sent without script could not be, and
 * the page has nothing but those: then it shows them.
 */
export async function around<Page>(
	event: RequestEvent,
	ask: () => Promise<Page>
): Promise<Page | undefined> {
	const holdsWords = event.request.method === 'POST';
	if (holdsWords && !event.locals.signedIn) return undefined;
	try {
		return await ask();
	} catch (refused) {
		if (!holdsWords || isRedirect(refused)) throw refused;
		return undefined;
	}
}
