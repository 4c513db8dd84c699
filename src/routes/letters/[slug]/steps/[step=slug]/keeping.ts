import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { applyAction } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import { newId, type Delivered, type Kind, type Owner } from '$lib/outbox/outbox';
import { open } from '$lib/outbox/sender.svelte';

export { newId };

/** How each form of a step's page stands in the outbox: what it is, and what it is about. */
const OF: Record<string, { kind: Kind; about: (form: FormData) => string }> = {
	choose: { kind: 'choice', about: () => '' },
	plan: { kind: 'plan', about: idOf },
	'end-plan': { kind: 'plan', about: (form) => `${idOf(form)} put down` },
	try: { kind: 'try', about: idOf },
	'take-back': { kind: 'try', about: (form) => `${idOf(form)} taken back` }
};

function idOf(form: FormData): string {
	return String(form.get('id'));
}

/**
 * Keeps a form in the outbox before it is sent, so that it outlives the page and the network.
 */
export async function throughOutbox(
	owner: Owner,
	place: string,
	{ action, formData }: Pick<Parameters<SubmitFunction>[0], 'action' | 'formData'>
): Promise<Delivered<ActionResult>> {
	const named = /^\?\/([\w-]+)/.exec(action.search)?.[1] ?? '';
	const form = OF[named];
	if (!form) throw new Error(`A form of no kind: ${named}`);
	const about = form.about(formData);
	return open(owner).deliver({
		kind: form.kind,
		of: `${form.kind} ${place} ${about}`.trim(),
		action: `${action.pathname}?/${named}`,
		fields: [...formData].map(([name, value]) => [name, String(value)])
	}) as Promise<Delivered<ActionResult>>;
}

/** Shows an answer as if the form had been sent by itself. */
export async function show(answer: ActionResult | undefined): Promise<void> {
	if (answer) await applyAction(answer);
	// Sent by another tab: that it is kept is all that is known here.
	else await invalidateAll();
}

/** Tells when something that waited has reached the database; gives back how to stop. */
export function whenArrived(owner: Owner, arrived: () => void): () => void {
	return open(owner).listen((news) => news.what === 'saved' && arrived());
}
