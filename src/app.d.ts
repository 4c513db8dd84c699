import type { Comfort } from '$lib/comfort/comfort';
import type { Owner } from '$lib/outbox/outbox';
import type { Supabase } from '$lib/supabase/client.server';
import type { Said } from '$lib/supabase/refuse.server';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** What the page says; without it, that something went wrong on our side. */
			said?: Said | undefined;
			/** Shown on the page and written in the log, so that one can be found from the other. */
			requestId?: string;
		}
		interface Locals {
			requestId: string;
			/** Speaks to Supabase as the person whose request this is. */
			supabase: Supabase;
			/** Whether a session came with the request. Only the database says whether it stands. */
			signedIn: boolean;
			/** How the reader at this browser likes to read. */
			comfort: Comfort;
		}
		interface PageData {
			signedIn?: boolean;
			outbox?: Owner | undefined;
			/** The course's own address, where it is known. */
			origin?: string | undefined;
		}
	}
}

declare module 'svelte/elements' {
	interface SvelteDocumentAttributes {
		/** On a page that the browser had kept: whose the browser is. The page itself is a stranger's. */
		onkeptfor?: (event: CustomEvent<Owner>) => void;
	}
}

export {};
