import { NEWER, type Entry, type News, type Outbox, type Theirs } from '$lib/outbox/outbox';
import type { Reflection } from './reflections';

export type Standing = 'resting' | 'waiting' | 'saved' | 'refused' | 'away' | 'over';

export interface Start {
	prompt: string;
	/** What the words are about, among everything that waits in the outbox. */
	of: string;
	/** The action that keeps them. */
	action: string;
	reflection: Reflection;
	/** Newer words that stood in the way of those just sent without script. */
	theirs: string | undefined;
	/** Keeps the words in this tab, where nothing else does; empty words drop them. */
	stash: (prompt: string, body: string) => void;
}

/** The field as the page has it: it leads, and a save never rewrites it. */
export interface Field {
	body: string;
}

/** The words of one field on their way: typed, in the outbox, sent, acknowledged, or in conflict. */
export class Writing {
	theirs = $state<Theirs>();
	problem = $state<string>();
	standing = $state<Standing>('resting');
	/** Whether the browser has the words, whatever becomes of this page. */
	onDevice = $state(false);
	version = $state(0);

	/** The entry of the outbox that holds these words, as it was last known here. */
	private entry: { id: string; stamp: string; body: string } | undefined;
	/** Two tabs wrote on by themselves: one after the other is shown. */
	private isMore = false;
	private line: Promise<unknown> = Promise.resolve();
	private timer: ReturnType<typeof setTimeout> | undefined;
	private readonly deaf: () => void;

	constructor(
		private readonly start: Start,
		private readonly field: Field,
		private readonly outbox: Outbox
	) {
		const { reflection, theirs } = start;
		this.version = reflection.version;
		if (theirs !== undefined) this.theirs = { body: theirs, version: reflection.version };
		this.deaf = outbox.listen((news) => this.hear(news));
	}

	get isUnsaved(): boolean {
		return !['resting', 'saved'].includes(this.standing);
	}

	/** Words that reached nobody yet: the one case in which leaving is worth a question. */
	get isAtRisk(): boolean {
		return (this.standing === 'away' && !this.onDevice) || this.standing === 'refused';
	}

	/** What has become of the words, said under the field. */
	get words(): string {
		const { standing, onDevice } = this;
		if (standing === 'saved') return 'Saved just now';
		if (standing === 'over') {
			const where = onDevice ? 'on this device' : 'in this tab';
			return `Your session has ended. These words are kept ${where}.`;
		}
		if (standing !== 'away') return 'Saving…';
		return onDevice
			? 'Kept on this device. It will be saved when you are back online.'
			: 'Not saved yet: the server is out of reach. We keep trying.';
	}

	typed(): void {
		this.problem = undefined;
		if (this.standing !== 'over') this.standing = 'waiting';
		void this.keep();
		this.later();
	}

	/** Words that were typed here before, and that nobody is known to have. */
	async bringBack(): Promise<void> {
		const start = this.field.body;
		const waiting = await this.outbox.waiting(this.start.of);
		const found = waiting.at(-1);
		if (!found?.words || this.entry || this.isUnsaved || this.theirs || this.field.body !== start) {
			return;
		}
		this.onDevice = this.outbox.lasting;
		this.isMore = waiting.length > 1;
		this.take(found);
		for (const { id, held } of waiting) if (held) await this.outbox.release(id);
		void this.outbox.drain();
	}

	/** Sends what was typed now, and not after a pause. */
	async flush(): Promise<void> {
		clearTimeout(this.timer);
		if (!this.isUnsaved || this.theirs) return;
		await this.line;
		await this.outbox.drain();
	}

	/** Settles which words stand; nothing of either is thrown away without being asked. */
	settle(chosen: string): void {
		if (!this.theirs) return;
		this.version = this.theirs.version;
		this.theirs = undefined;
		this.field.body = chosen;
		this.standing = 'waiting';
		void this.keep(true);
		void this.flush();
	}

	/** The page goes. Where the browser has no box, the tab keeps the words until an answer comes. */
	leave(last: boolean): void {
		if (!this.isUnsaved) return;
		if (!this.onDevice) this.start.stash(this.start.prompt, this.field.body);
		if (last) this.outbox.last();
		else void this.flush();
	}

	end(): void {
		this.deaf();
		clearTimeout(this.timer);
		if (this.isUnsaved) void this.flush();
	}

	/** One thing after the other, so that what was typed last is what lies there. */
	private keep(settled = false): Promise<unknown> {
		const { body } = this.field;
		const { of, action, prompt } = this.start;
		this.line = this.line.then(async () => {
			const words = { prompt, body, version: this.version };
			const kept = await this.outbox.keepWords({ of, action, words, from: this.entry, settled });
			this.entry = { id: kept.entry.id, stamp: kept.entry.stamp, body };
			this.onDevice = kept.durable;
			if (!kept.durable && this.standing === 'over') this.start.stash(prompt, body);
		});
		return this.line;
	}

	private later(): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.flush(), 1000);
	}

	private hear(news: News): void {
		if (news.what === 'away') {
			if (this.isUnsaved && !this.theirs && !this.problem) this.standing = 'away';
		} else if (news.what === 'over' || news.what === 'gone') {
			if (!this.isUnsaved) return;
			if (!this.onDevice) this.start.stash(this.start.prompt, this.field.body);
			this.standing = 'over';
		} else if (news.entry.of === this.start.of) this.hearOfMine(news);
	}

	private hearOfMine(news: Exclude<News, { what: 'away' | 'over' | 'gone' }>): void {
		const { entry } = news;
		const isMine = entry.id === this.entry?.id;
		if (news.what === 'saved') {
			if (isMine || !this.isUnsaved) this.saved(entry, news.version);
		} else if (news.what === 'kept') {
			// Typed in another tab, going on from the very words that stand here.
			const isNext = this.entry ? isMine && news.before === this.entry.stamp : !this.isUnsaved;
			const stands = this.entry ? this.entry.body : this.field.body;
			const isBasedHere = this.entry !== undefined || entry.words?.version === this.version;
			if (isNext && isBasedHere && stands === this.field.body) this.take(entry);
		} else if (!isMine) return;
		else if (news.what === 'conflict') {
			this.theirs = news.theirs;
			this.standing = 'waiting';
		} else if (news.why !== NEWER) {
			this.problem = news.why;
			this.standing = 'refused';
		}
	}

	private saved({ id, stamp, words }: Entry, version = this.version): void {
		const body = words?.body ?? '';
		const isMine = id === this.entry?.id;
		this.version = version;
		if (isMine && stamp !== this.entry?.stamp) {
			// Typed on meanwhile.
			if (this.standing !== 'over') this.standing = 'waiting';
			this.later();
			return;
		}
		this.entry = undefined;
		if (isMine && this.field.body !== body) return this.typed();
		if (this.field.body !== body) this.field.body = body;
		this.standing = 'saved';
		this.start.stash(this.start.prompt, '');
		if (this.isMore) void this.bringBack();
	}

	private take({ id, stamp, words }: Entry): void {
		if (!words) return;
		this.entry = { id, stamp, body: words.body };
		this.version = words.version;
		this.standing = 'waiting';
		if (this.field.body !== words.body) this.field.body = words.body;
	}
}
