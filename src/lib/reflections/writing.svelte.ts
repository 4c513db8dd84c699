import type { Draft } from './drafts.svelte';
import type { Kept, Reflection } from './reflections';

export type Standing =
	'resting' | 'waiting' | 'saving' | 'saved' | 'refused' | 'away' | 'over' | 'here';

export interface Start {
	prompt: string;
	reflection: Reflection;
	/** Newer words that stand in the way of those just sent without script. */
	theirs: string | undefined;
	issue: string | undefined;
	standing: Standing;
	signedIn: boolean;
	/** Where in the draft box the words go; undefined where there is none. */
	place: string | undefined;
}

export interface Ways {
	/** Sends an edit; `over` where the session has ended, undefined where no answer came. */
	save: (
		edit: { prompt: string; body: string; version: number },
		last: boolean
	) => Promise<Kept | { issue: string } | 'over' | undefined>;
	/** Keeps the words in this tab while no server has them; empty words drop them. */
	stash: (prompt: string, body: string) => void;
}

/** The words of one field on their way: typed, in the draft box, sent, acknowledged, or in conflict. */
export class Writing {
	body = $state('');
	version = $state(0);
	theirs = $state<string>();
	problem = $state<string>();
	standing = $state<Standing>('resting');
	/** Whether the browser has taken the words of this field into the draft box. */
	onDevice = $state(false);

	private readonly start: Start;
	private readonly ways: Ways;
	private line: Promise<unknown> = Promise.resolve();
	private timer: ReturnType<typeof setTimeout> | undefined;
	private onTheWay = false;
	private gone = false;
	private retries = 0;

	constructor(start: Start, ways: Ways) {
		this.start = start;
		this.ways = ways;
		this.body = start.reflection.body;
		this.version = start.reflection.version;
		this.theirs = start.theirs;
		this.problem = start.issue;
		this.standing = start.standing;
	}

	get isUnsaved(): boolean {
		return !['resting', 'saved', 'here'].includes(this.standing);
	}

	/** Words that reached nobody yet: the one case in which leaving is worth a question. */
	get isAtRisk(): boolean {
		return (this.standing === 'away' && !this.onDevice) || this.standing === 'refused';
	}

	typed(): void {
		const { prompt, signedIn } = this.start;
		this.problem = undefined;
		this.draft();
		if (!signedIn || this.standing === 'over') {
			this.ways.stash(prompt, this.body);
			if (!signedIn) this.standing = 'here';
			return;
		}
		this.standing = 'waiting';
		this.later(1000);
	}

	/** Words that were typed here before, and that nobody is known to have. */
	async bringBack(): Promise<void> {
		const { reflection } = this.start;
		const found = await this.inBox((box, key) => box.find(key));
		if (!found || this.gone || this.theirs !== undefined || this.body !== reflection.body) return;
		if (found.body === this.body) return void this.inBox((box, key) => box.drop(key));
		this.onDevice = true;
		this.standing = 'waiting';
		if (found.version !== this.version) this.theirs = this.body;
		this.body = found.body;
		void this.flush();
	}

	async flush(last = false): Promise<void> {
		clearTimeout(this.timer);
		const { prompt, signedIn } = this.start;
		if (!signedIn || !this.isUnsaved || this.standing === 'over') return;
		if (this.theirs !== undefined || (this.onTheWay && !last)) return;
		this.onTheWay = true;
		this.standing = 'saving';
		const sent = this.body;
		const answer = await this.ways.save({ prompt, body: sent, version: this.version }, last);
		this.onTheWay = false;
		const isKept = answer && answer !== 'over' && 'saved' in answer && answer.saved;
		if (isKept && this.body === sent) void this.inBox((box, key) => box.drop(key));
		// What is not saved is in the tab (`leave`), and is asked about there when the page is opened again.
		if (this.gone) return;

		if (answer === undefined) {
			this.standing = 'away';
			this.later(Math.min(30_000, 2000 * 2 ** this.retries++));
		} else if (answer === 'over') {
			this.ways.stash(prompt, this.body);
			this.standing = 'over';
		} else if ('issue' in answer) {
			this.problem = answer.issue;
			this.standing = 'refused';
		} else {
			this.retries = 0;
			this.version = answer.version;
			if (!answer.saved) {
				this.theirs = answer.theirs;
				this.standing = 'waiting';
			} else if (this.body === sent) {
				this.standing = 'saved';
				this.ways.stash(prompt, '');
			} else {
				this.standing = 'waiting';
				this.draft();
				this.later(300);
			}
		}
	}

	/** Settles which words stand; nothing of either is thrown away without being asked. */
	settle(chosen: string): void {
		this.body = chosen;
		this.theirs = undefined;
		this.standing = 'waiting';
		this.draft();
		void this.flush();
	}

	/** The page goes. An answer may never be heard, so the words stay in the tab until one was. */
	leave(last: boolean): void {
		if (!this.isUnsaved) return;
		if (!this.onDevice) this.ways.stash(this.start.prompt, this.body);
		void this.flush(last);
	}

	end(): void {
		this.gone = true;
		clearTimeout(this.timer);
	}

	private later(ms: number): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.flush(), ms);
	}

	/** One thing after the other, so that what was typed last is what lies there. */
	private inBox<Found>(
		work: (box: typeof import('./drafts.svelte'), key: string) => Promise<Found>
	): Promise<Found | undefined> {
		const key = this.start.place;
		if (key === undefined) return Promise.resolve(undefined);
		const done = this.line.then(async () => work(await import('./drafts.svelte'), key));
		// Storage full or refused: then it goes on online alone, and the words under the field say so.
		this.line = done.catch(() => (this.onDevice = false));
		return done.catch(() => undefined);
	}

	private draft(): void {
		// While two versions are here, the draft is based on neither, so opening it asks again.
		const version = this.theirs === undefined ? this.version : 0;
		const draft: Draft = { body: this.body, version };
		void this.inBox(async (box, key) => {
			await box.keep(key, draft);
			this.onDevice = true;
		});
	}
}
