import type { SubmitFunction } from '@sveltejs/kit';
import { invalidateAll } from '$app/navigation';
import type { Owner } from '$lib/outbox/outbox';

type Sent = Pick<Parameters<SubmitFunction>[0], 'action' | 'formData'>;

/**
 * How a step's page sends its forms: through the outbox where this browser has one, so that what was
 * made outlives the page and the network; else directly.
 */
export class Sending {
	/** How often each thing was kept: then its fields begin anew, and the others go on. */
	turns = $state<Record<string, number>>({});
	/** What got no answer at all, and is kept nowhere. */
	lost = $state('');
	/** What waits on this device for the network. */
	waits = $state('');
	/** Whether the step is taken on, as long as that waits. */
	wish = $state<boolean>();
	/** The next plan and try are other ones, and the page cannot ask the server for their names. */
	ids = $state<{ plan?: string; try?: string }>({});

	readonly #owner: () => Owner | undefined;
	readonly #place: () => string;
	#keeping: typeof import('./keeping') | undefined;

	constructor(owner: () => Owner | undefined, place: () => string) {
		this.#owner = owner;
		this.#place = place;
	}

	/** Brought while there is a network, for when there is none. */
	bring(): void {
		if (!this.#owner()) return;
		import('./keeping').then(
			(brought) => (this.#keeping = brought),
			() => {}
		);
	}

	/** For `use:enhance`; `name` is what the form is about, where its action does not tell. */
	with(name?: string): SubmitFunction {
		return ({ action, formData, cancel }) => {
			const of = name ?? action.search.replace(/^\?\/(end-)?/, '');
			const owner = this.#owner();
			if (!owner?.lasting || !this.#keeping?.isKept(action)) return this.#directly(of);
			cancel();
			void this.#keep(this.#keeping, of, owner, { action, formData });
		};
	}

	#directly(of: string): ReturnType<SubmitFunction> & object {
		return async ({ result, update }) => {
			// The page for errors would take the place of what was typed.
			this.lost = result.type === 'error' ? of : '';
			if (this.lost) return;
			await update({ reset: false });
			if (result.type === 'redirect') this.#turn(of);
		};
	}

	async #keep(
		{ throughOutbox, show, newId }: typeof import('./keeping'),
		of: string,
		owner: Owner,
		sent: Sent
	) {
		this.lost = this.waits = '';
		const { as, durable, answer } = await throughOutbox(owner, this.#place(), sent);
		if (as === 'away' && !durable) {
			this.lost = of;
			return;
		}
		if (as === 'away') {
			this.waits = of;
			if (of === 'choose') this.wish = sent.formData.get('chosen') === 'yes';
			this.ids = { plan: newId(), try: newId() };
		} else {
			await show(answer);
			// What was refused stays in its fields, which go on.
			if (as !== 'saved') return;
			this.#settled();
		}
		this.#turn(of);
	}

	/**
	 * Looks again once what waits is answered; gives back how to stop. What was refused by then is
	 * told by the notice that every page has for it.
	 */
	listen(): (() => void) | undefined {
		const owner = this.waits && this.#owner();
		if (!owner) return undefined;
		return this.#keeping?.whenAnswered(owner, async () => {
			await invalidateAll();
			this.#settled();
		});
	}

	/** Nothing waits any more: the page begins from what the database has. */
	#settled() {
		this.waits = '';
		this.wish = undefined;
		this.ids = {};
	}

	#turn(of: string) {
		this.turns[of] = (this.turns[of] ?? 0) + 1;
	}
}
