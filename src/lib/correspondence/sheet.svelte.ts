import type { ActionResult } from '@sveltejs/kit';
import { DRAFT, newId, type Delivered, type Entry, type Outbox } from '$lib/outbox/outbox';

export interface Start {
	kind: 'reply' | 'answer';
	/** What it is about, among everything that waits in the outbox. */
	of: string;
	/** The form's id, by which the same words sent twice are sent once. */
	id: string;
	/** What the field begins with; that alone is no draft. */
	body: string;
	/** The action that sends it. */
	action: string;
	/** Where drafts lie, and sent words until the server has them. */
	open: (() => Promise<Outbox>) | undefined;
	/** Keeps the words in this tab, where nothing else does; empty words drop them. */
	stash: (body: string) => void;
	/** What the tab has from before. */
	stashed: () => string | undefined;
}

export type Standing = 'resting' | 'kept' | 'sending' | 'lost' | 'over' | 'refused';

/**
 * Words to other people while they are written: a draft with every key, until their writer sends
 * them; then on their way until the server has them. The field leads, nothing rewrites it.
 */
export class Sheet {
	body = $state('');
	id = $state('');
	standing = $state<Standing>('resting');
	/** The words in the field were begun here before. */
	isBroughtBack = $state(false);
	/** Sent by their writer, and waiting on this device for the network. */
	waiting = $state.raw<{ id: string; body: string }[]>([]);

	/** Nothing was done with it yet, by nobody. */
	isUntouched = true;

	private stamp: string | undefined;
	private outbox: Outbox | undefined;
	private line: Promise<unknown> = Promise.resolve();
	private stop: (() => void) | undefined;

	constructor(private readonly start: Start) {
		this.id = start.id;
		this.body = start.body;
	}

	/** What became of the words, said under the field. */
	get words(): string {
		if (this.standing === 'sending') return 'Sending…';
		if (this.standing !== 'kept') return '';
		return this.outbox?.lasting
			? 'A draft, kept on this device. Nobody else has it.'
			: 'A draft, kept in this tab. Nobody else has it.';
	}

	/** Whether the page's own script sends the form. */
	get isReady(): boolean {
		return this.outbox?.lasting ?? false;
	}

	/**
	 * The page is there: brings back what was begun here before, unless somebody was quicker.
	 *
	 * @param arrived the server has by now what had waited
	 */
	async begin(arrived: () => void): Promise<void> {
		const outbox = await this.start.open?.().catch(() => undefined);
		if (!outbox) return;
		this.outbox = outbox;
		this.stop = outbox.listen((news) => {
			if (news.what === 'saved' && this.isMine(news.entry) && this.waiting.length > 0) arrived();
		});
		const mine = (await outbox.waiting()).filter((entry) => this.isMine(entry));
		this.waiting = mine.filter(({ held }) => !held).map((entry) => this.read(entry));
		const draft = mine.findLast(({ held }) => held === DRAFT);
		// Typed before this had come: that is the draft.
		if (this.body !== this.start.body) return this.typed();
		if (draft) {
			this.stamp = draft.stamp;
			this.bring(this.read(draft));
		} else {
			const stashed = this.start.stashed();
			if (stashed) this.bring({ id: this.id, body: stashed });
		}
	}

	/** Other words to begin with, known a moment later; what was typed or brought back stays. */
	rebase(body: string): void {
		if (!this.isUntouched || this.body !== this.start.body) return;
		this.start.body = body;
		this.body = body;
	}

	typed(): void {
		this.isUntouched = false;
		this.isBroughtBack = false;
		if (this.standing !== 'over') this.standing = 'resting';
		void this.keep();
	}

	/** Gives the draft up. */
	beginAgain(): void {
		this.body = this.start.body;
		this.typed();
	}

	/** Sends the form by way of the outbox, so that it outlives the page and the network. */
	async send(fields: Entry['fields']): Promise<Delivered<ActionResult> | undefined> {
		const { outbox, id, body } = this;
		if (!outbox || this.standing === 'sending') return undefined;
		this.isUntouched = false;
		this.standing = 'sending';
		await this.line;
		const { kind, action } = this.start;
		const of = this.of(id);
		const told = (await outbox.deliver({ kind, of, action, fields })) as Delivered<ActionResult>;
		if (told.as === 'saved' || (told.as === 'away' && told.durable)) {
			if (told.as === 'away') this.waiting = [...this.waiting, { id, body }];
			this.turn();
		} else {
			this.standing = told.as === 'over' ? 'over' : told.as === 'held' ? 'refused' : 'lost';
			// What was refused waits in its field, and is a draft again.
			if (told.as === 'held') {
				this.stamp = undefined;
				await this.keep();
			}
		}
		return told;
	}

	/** The server has what waited. */
	arrived(): void {
		this.waiting = [];
	}

	/** Neither this page nor the browser could send it. */
	lose(): void {
		this.standing = 'lost';
	}

	end(): void {
		this.stop?.();
	}

	/** What is written next is another one. */
	turn(): void {
		this.start.stash('');
		this.start.body = '';
		this.body = '';
		this.id = newId();
		this.stamp = undefined;
		this.isBroughtBack = false;
		this.standing = 'resting';
	}

	/** One thing after the other, so that what was typed last is what lies there. */
	private keep(): Promise<unknown> {
		this.line = this.line.then(async () => {
			const { outbox, body, id } = this;
			const { kind, action, stash } = this.start;
			if (!outbox) return stash(body);
			if (body === this.start.body || body.trim() === '') {
				await outbox.drop(id);
				this.stamp = undefined;
				stash('');
				if (this.standing === 'kept') this.standing = 'resting';
				return;
			}
			const draft = (id: string) => ({
				kind,
				of: this.of(id),
				action,
				fields: fieldsOf(id, body)
			});
			let { entry, durable } = await outbox.keepDraft(draft(id), id, this.stamp);
			if (entry.id !== id) {
				// Another page has the one of this name: it goes on under its own.
				({ entry, durable } = await outbox.keepDraft(draft(entry.id), entry.id, entry.stamp));
			}
			this.id = entry.id;
			this.stamp = entry.stamp;
			stash(durable ? '' : body);
			if (this.standing === 'resting') this.standing = 'kept';
		});
		return this.line;
	}

	private bring({ id, body }: { id: string; body: string }): void {
		this.isUntouched = false;
		this.id = id;
		this.body = body;
		this.isBroughtBack = true;
		this.standing = 'kept';
	}

	private of(id: string): string {
		return `${this.start.of} ${id}`;
	}

	private isMine({ of }: Entry): boolean {
		return of.startsWith(`${this.start.of} `);
	}

	private read({ id, fields }: Entry): { id: string; body: string } {
		return { id, body: fields.find(([name]) => name === 'body')?.[1] ?? '' };
	}
}

function fieldsOf(id: string, body: string): Entry['fields'] {
	return [
		['id', id],
		['body', body]
	];
}
