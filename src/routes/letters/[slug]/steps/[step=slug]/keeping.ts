import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { applyAction } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import { newId, type Delivered, type Kind, type Owner } from '$lib/outbox/outbox';
import { open } from '$lib/outbox/sender.svelte';

export { newId };

/**
 * How each action of a step's page stands in the outbox: what it is, and its own fields of the one
 * form, the first of which names what it is about.
 */
const OF: Record<string, { kind: Kind; fields: string[]; about?: string }> = {
	choose: { kind: 'choice', fields: ['chosen'] },
	plan: { kind: 'plan', fields: ['plan', 'cue', 'act'], about: '' },
	'end-plan': { kind: 'plan', fields: ['standing'], about: 'put down' },
	try: { kind: 'try', fields: ['id', 'version', 'tried_on', 'went', 'noticed'], about: '' },
	'take-back': { kind: 'try', fields: ['try'], about: 'taken back' }
};

const nameOf = ({ search }: URL) => /^\?\/([\w-]+)/.exec(search)?.[1] ?? '';

/** Whether what this action does is worth keeping. */
export function isKept(action: URL): boolean {
	return Object.hasOwn(OF, nameOf(action));
}

/**
 * Keeps a form in the outbox before it is sent, so that it outlives the page and the network.
 */
export async function throughOutbox(
	owner: Owner,
	place: string,
	{ action, formData }: Pick<Parameters<SubmitFunction>[0], 'action' | 'formData'>
): Promise<Delivered<ActionResult>> {
	const named = nameOf(action);
	const of = OF[named];
	if (!of) throw new Error(`A form of no kind: ${named}`);
	const fields = of.fields.map((name): [string, string] => [
		name,
		String(formData.get(name) ?? '')
	]);
	const about = of.about === undefined ? '' : `${fields[0]?.[1]} ${of.about}`;
	return open(owner).deliver({
		kind: of.kind,
		of: `${of.kind} ${place} ${about}`.trim(),
		action: `${action.pathname}?/${named}`,
		fields
	}) as Promise<Delivered<ActionResult>>;
}

/** Shows an answer as if the form had been sent by itself. */
export async function show(answer: ActionResult | undefined): Promise<void> {
	if (answer) await applyAction(answer);
	// Sent by another tab: that it is kept is all that is known here.
	else await invalidateAll();
}

/** Tells when something that waited has been answered, one way or the other; gives back how to stop. */
export function whenAnswered(owner: Owner, answered: () => void): () => void {
	return open(owner).listen((news) => {
		const isRefused = news.what === 'held' && news.entry.kind !== 'words';
		if (news.what === 'saved' || isRefused) answered();
	});
}
