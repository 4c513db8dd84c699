import type { Outbox } from '$lib/outbox/outbox';
import type { Kept, Reflection } from './reflections';
import type { Writing } from './writing.svelte';

/** What a page knows of a field when it is shown. */
export interface Shown {
	prompt: string;
	reflection: Reflection;
	/** What came of the words just sent without script, where they are not all saved. */
	kept?: Kept | undefined;
	/** They were just sent without script, and saved. */
	justSaved?: boolean | undefined;
	issue?: string | undefined;
	/** The words come from this tab, and no server has them. */
	inTab?: boolean;
	/** The session had ended when the words were sent without script. */
	over?: boolean;
	/** The server was out of reach when the words were sent without script. */
	away?: boolean;
	/** Where the words go, and how it is brought; a stranger has none. */
	outbox?: { of: string; action: string; open: () => Promise<Outbox> } | undefined;
	/** Keeps the words in this tab while no server has them; empty words drop them. */
	stash: (prompt: string, body: string) => void;
}

/**
 * Stands by a field until somebody writes who is signed in, and then brings what keeps the words
 * (`writing.svelte.ts`): a stranger's visit pays nothing for it.
 */
export class Keeper {
	body = $state('');
	private writing = $state.raw<Writing>();
	private inTab = $state(false);
	/** Typed before that which keeps words had come. */
	private isEarly = $state(false);
	private coming: Promise<void> | undefined;
	private isGone = false;
	private readonly stood: string | undefined;

	constructor(private readonly shown: Shown) {
		const { reflection, inTab = false, kept } = shown;
		// The page's own words are where the field starts; from then on it leads.
		this.body = reflection.body;
		this.inTab = inTab;
		this.stood = kept && !kept.saved ? kept.theirs : undefined;
	}

	/** Newer words that stand in the way of these. */
	get theirs(): string | undefined {
		return this.writing ? this.writing.theirs?.body : this.stood;
	}

	get version(): number {
		return this.writing?.version ?? this.shown.reflection.version;
	}

	get problem(): string | undefined {
		if (this.writing?.problem) return this.writing.problem;
		return this.body === this.shown.reflection.body ? this.shown.issue : undefined;
	}

	get isOver(): boolean {
		return this.writing?.standing === 'over';
	}

	get isAtRisk(): boolean {
		return this.writing?.isAtRisk ?? false;
	}

	get words(): string {
		const { justSaved, kept, over, away, reflection } = this.shown;
		const isResting = !this.writing || this.writing.standing === 'resting';
		if (this.inTab && isResting) return 'Kept in this tab';
		if (over && isResting) return 'Not saved yet: your session has ended.';
		if (away && isResting) return 'Not saved yet: the server is out of reach.';
		if (this.problem || this.theirs !== undefined) return 'Not saved yet';
		if (this.isEarly) return 'Saving…';
		if (this.writing && !isResting) return this.writing.words;
		if (justSaved || kept?.saved) return 'Saved just now';
		return reflection.updated_at ? `Saved on ${day(reflection.updated_at)}` : '';
	}

	/**
	 * The page is there; or, where the browser had kept it, it is known by now whose words these are.
	 * Words can be quicker than the script: what was typed before counts.
	 */
	begin(outbox: Shown['outbox']): void {
		this.shown.outbox = outbox;
		if (outbox) this.bring();
		else if (this.shown.over || this.body !== this.shown.reflection.body) this.typed();
	}

	typed(): void {
		if (this.writing) return this.writing.typed();
		if (!this.shown.outbox) {
			this.shown.stash(this.shown.prompt, this.body);
			this.inTab = true;
			return;
		}
		this.isEarly = true;
		this.bring();
	}

	flush(): void {
		void this.writing?.flush();
	}

	settle(chosen: string): void {
		this.writing?.settle(chosen);
	}

	leave(last: boolean): void {
		if (this.isEarly) this.shown.stash(this.shown.prompt, this.body);
		this.writing?.leave(last);
	}

	end(): void {
		this.isGone = true;
		this.writing?.end();
	}

	bring(): void {
		const { outbox, prompt, reflection, stash, over, away } = this.shown;
		if (!outbox) return;
		const { of, action } = outbox;
		this.coming ??= Promise.all([import('./writing.svelte'), outbox.open()])
			.then(([{ Writing }, box]) => {
				if (this.isGone && !this.isEarly) return;
				const start = { prompt, of, action, reflection, theirs: this.stood, stash };
				this.writing = new Writing(start, this, box);
				this.isEarly = false;
				if (over || away || this.body !== reflection.body) this.writing.typed();
				else void this.writing.bringBack();
				// Left for another page before this came: the words go on their way all the same.
				if (this.isGone) this.writing.end();
			})
			.catch(() => {
				// Not to be had without a network: the tab has the words, and the next key tries again.
				if (this.isEarly) stash(prompt, this.body);
				this.coming = undefined;
			});
	}
}

function day(iso: string): string {
	return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
}
