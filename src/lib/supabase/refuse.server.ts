import { error } from '@sveltejs/kit';

/** What the calm page says. It comes with the answer, so that no visit carries words for every mishap. */
export interface Said {
	heading: string;
	text: string;
}

const pages: Record<number, Said> = {
	403: {
		heading: 'This page is for other people',
		text: 'It may belong to a cohort that you are not part of, or to another address than the one you signed in with. Nothing you wrote is affected.'
	},
	404: {
		heading: 'There is no page here',
		text: 'The address may have a slip in it, or the page has moved. The letters are where they were.'
	},
	409: {
		heading: 'Something has changed meanwhile',
		text: 'Since you opened the page, somebody changed what it is about; a cohort may have ended. What you had saved is safe. Please go back and load the page again: it says how things stand.'
	},
	410: {
		heading: 'This link has done its work',
		text: 'An invitation or a sign-in link is good for a while, or for one use. Please ask whoever invited you for a new one; for signing in, you can have a new mail sent at once.'
	},
	413: {
		heading: 'That is more than fits at once',
		text: 'More text came than the server takes in one go. Please go back and send it in smaller parts.'
	},
	429: {
		heading: 'A short pause, please',
		text: 'There were many requests from here in a short time. Please try again in a few minutes.'
	}
};
const unclear: Said = {
	heading: 'That did not work',
	text: 'The server could not make sense of the request. Please go back, load the page again, and try once more.'
};

/** @returns nothing for what went wrong on our side: the page has those words itself. */
export function said(status: number): Said | undefined {
	return status >= 500 ? undefined : (pages[status] ?? unclear);
}

/**
 * Ends the request with a calm page.
 *
 * @param message why, for whoever asked without a page.
 * @throws HttpError
 */
export function refuse(locals: App.Locals, status: number, message: string): never {
	error(status, { message, said: said(status), requestId: locals.requestId });
}
