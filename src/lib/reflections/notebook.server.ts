import type { Asked } from '$lib/account/account';
import type { SentFrom } from '$lib/correspondence/correspondence';
import { call } from '$lib/supabase/call.server';
import type { Entry, Everything, NotebookView, Version, WrittenReflection } from './notebook';

export interface NotebookPage extends Asked {
	/** How many there are in all. */
	found: number;
	/** How many a page shows. */
	shown: number;
	/** What of the search was looked for, to mark it. */
	stems: string[];
	entries: Entry[];
	/** What was deleted a moment ago, and can still be brought back. */
	deleted: { letter: string; prompt: string }[];
}

export function page(locals: App.Locals, view: NotebookView): Promise<NotebookPage> {
	const { search, sort, page } = view;
	return call(locals, 'notebook_page', { search, sort, page });
}

export interface ReflectionPage extends Asked {
	reflection: WrittenReflection | null;
	versions: Version[];
	/** What was sent from there and stands. */
	sent: SentFrom[];
}

export function one(locals: App.Locals, letter: string, prompt: string): Promise<ReflectionPage> {
	return call(locals, 'reflection_page', { letter, prompt });
}

export function everything(locals: App.Locals): Promise<Everything> {
	return call(locals, 'notebook_export', {});
}
