import { send } from '$lib/ui/send';
import {
	DRAFT,
	fieldsOf,
	NEWER,
	newId,
	WHOSE,
	type Delivered,
	type Draft,
	type Entry,
	type KeepWords,
	type News,
	type Outbox,
	type Owner
} from './outbox';
import { based, isOwn, left, markOf, tried } from './entries';
import { Store } from './store.svelte';
import { judge, type Answer, type Verdict } from './verdict';

// Brought with it, so that no page carries it before it is needed.
export { inWords } from './outbox';
export { remember } from './whose.svelte';

const opened = new Map<string, Sender>();

/** The outbox of a person; the same one for everything on this page. */
export function open({ person, lasting }: Owner): Outbox {
	const key = `${person} ${lasting}`;
	const sender = opened.get(key) ?? new Sender(person, lasting);
	opened.set(key, sender);
	return sender;
}

class Sender implements Outbox {
	private readonly store: Store;
	private readonly listeners = new Set<(news: News) => void>();
	private readonly channel: BroadcastChannel | undefined;
	/** What this page put in and knows of no answer to, for when it goes. */
	private readonly mine = new Map<string, Entry>();
	private onTheWay: string | undefined;
	private round: Promise<void> | undefined;
	private again: Promise<void> | undefined;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private silences = 0;
	private gone = false;
	/** What came of those things of which a form of this page waits to be told. */
	private readonly asked = new Map<
		string,
		{ verdict: Verdict; answer: Answer | undefined } | undefined
	>();

	constructor(
		private readonly person: string,
		readonly lasting: boolean
	) {
		this.store = new Store(person, lasting);
		if (lasting && globalThis.BroadcastChannel) {
			this.channel = new BroadcastChannel(`five-letters-outbox ${person}`);
			this.channel.onmessage = ({ data }: MessageEvent<News>) => this.hear(data);
		}
		addEventListener('online', () => void this.drain());
		document.addEventListener('visibilitychange', () => {
			if (!document.hidden && this.timer !== undefined) void this.drain();
		});
	}

	async keepWords({ of, action, words, from, settled }: KeepWords) {
		const waiting = from && (await this.store.get(from.id));
		// Where another tab went on meanwhile, these are words of their own: nothing replaces anything.
		const isOther = Boolean(waiting && waiting.stamp !== from?.stamp);
		const id = !from || isOther ? newId() : from.id;
		const before = isOther ? undefined : from?.stamp;
		let entry = this.entry({ kind: 'words', of, action, fields: [] }, id);
		entry.words = words;
		const { durable } = await this.store.change(id, (was) => {
			if (was && !settled) {
				const { version } = was.words ?? words;
				// What was too long may fit by now; which words stand is for their writer to choose.
				const held = was.held === NEWER ? NEWER : undefined;
				entry = { ...was, stamp: entry.stamp, words: { ...words, version }, held };
			} else if (from && !settled) entry = { ...entry, sent: [markOf(from.body)] };
			return entry;
		});
		this.mine.set(id, entry);
		this.tell({ what: 'kept', entry, before });
		return { entry, durable };
	}

	async keepDraft(draft: Draft, id: string, from?: string) {
		const was = await this.store.get(id);
		const own = was?.stamp === from ? id : newId();
		const entry = { ...this.entry(draft, own), held: DRAFT };
		return { entry, ...(await this.store.change(entry.id, () => entry)) };
	}

	async drop(id: string): Promise<void> {
		await this.store.change(id, () => undefined);
	}

	async deliver(draft: Draft): Promise<Delivered<Answer>> {
		const [waiting] = (await this.waiting(draft.of)).slice(-1);
		const entry = this.entry(draft, waiting?.id ?? newId());
		const { durable } = await this.store.change(entry.id, () => entry);
		this.mine.set(entry.id, entry);
		this.asked.set(entry.stamp, undefined);
		await this.drain();
		const said = this.asked.get(entry.stamp);
		this.asked.delete(entry.stamp);
		if (!said) {
			// Another tab may have sent it. While anything of it is here, nothing is known to be saved.
			const still = await this.store.get(entry.id);
			return { as: still ? 'away' : 'saved', durable };
		}
		const { verdict, answer } = said;
		return { as: verdict.as === 'conflict' ? 'held' : verdict.as, durable, answer };
	}

	drain(): Promise<void> {
		// Of a round that has begun nothing is known about what came in since: there is one more.
		if (this.round) {
			this.again ??= this.round.then(() => {
				this.again = undefined;
				return this.drain();
			});
			return this.again;
		}
		this.round = this.inTurn(() => this.sendAll())
			.catch(() => this.later())
			.finally(() => (this.round = undefined));
		return this.round;
	}

	last(): void {
		for (const entry of this.mine.values()) {
			if (!entry.held && entry.stamp !== this.onTheWay) void this.post(entry);
		}
	}

	async waiting(of?: string): Promise<Entry[]> {
		const all = await this.store.all();
		return of === undefined ? all : all.filter((entry) => entry.of === of);
	}

	async release(id: string): Promise<void> {
		await this.store.change(id, (was) => was && { ...was, held: undefined });
	}

	async letGo({ id }: Entry): Promise<void> {
		await this.store.change(id, () => undefined);
		this.mine.delete(id);
	}

	async takeBack(entry: Entry): Promise<void> {
		await this.store.change(entry.id, (was) => was ?? entry);
	}

	async forget(): Promise<void> {
		await this.store.clear();
		this.tell({ what: 'gone' });
	}

	listen(listener: (news: News) => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	private entry(draft: Draft, id: string): Entry {
		return { ...draft, id, person: this.person, stamp: newId() };
	}

	/** One page of the browser at a time, so that nothing goes out twice or out of order. */
	private async inTurn(work: () => Promise<void>): Promise<void> {
		if (!navigator.locks) return work();
		await navigator.locks.request(`five-letters-outbox ${this.person}`, work);
	}

	private async sendAll(): Promise<void> {
		clearTimeout(this.timer);
		this.timer = undefined;
		// As it stands now: what is typed meanwhile waits for the pause after it.
		for (const { id } of await this.store.all()) {
			const entry = await this.store.get(id);
			if (this.gone || !entry || entry.held) continue;
			const verdict = await this.sendOne(entry);
			if (verdict === 'away') return this.later();
			if (verdict === 'over') return;
		}
		this.silences = 0;
	}

	private async sendOne(entry: Entry): Promise<Verdict['as']> {
		if (entry.words) {
			const { body } = entry.words;
			await this.store.change(entry.id, (was) => was && tried(was, body));
		}
		this.onTheWay = entry.stamp;
		const answer = (await this.post(entry)) as Answer | undefined;
		this.onTheWay = undefined;
		const verdict = judge(entry, answer);
		if (this.asked.has(entry.stamp)) this.asked.set(entry.stamp, { verdict, answer });
		if (verdict.as === 'conflict' && isOwn(entry, verdict.theirs.body)) {
			// They are this person's own, sent from here before; the answer got lost, or this tab did.
			return this.sendOne(await this.rebase(entry, verdict.theirs.version));
		}
		await this.settle(entry, verdict);
		return verdict.as;
	}

	private async settle(entry: Entry, verdict: Verdict): Promise<void> {
		if (verdict.as === 'saved') {
			const { version } = verdict;
			await this.store.change(entry.id, (was) => left(was, entry, version));
			this.tell({ what: 'saved', entry, version });
		} else if (verdict.as === 'held' && this.asked.has(entry.stamp)) {
			// What is answered here is told here: it waits in its form, and not in the outbox as well.
			await this.take(entry);
		} else if (verdict.as === 'conflict' || verdict.as === 'held') {
			const why = verdict.as === 'held' ? verdict.why : NEWER;
			await this.store.change(entry.id, (was) => was && { ...was, held: why });
			if (verdict.as === 'held') this.tell({ what: 'held', entry, why });
			else this.tell({ what: 'conflict', entry, theirs: verdict.theirs });
		} else this.tell({ what: verdict.as });
	}

	private async rebase(entry: Entry, version: number): Promise<Entry> {
		await this.store.change(entry.id, (was) => was && based(was, version));
		return based(entry, version);
	}

	private async take({ id, stamp }: Entry): Promise<void> {
		await this.store.change(id, (was) => (was?.stamp === stamp ? undefined : was));
		if (this.mine.get(id)?.stamp === stamp) this.mine.delete(id);
	}

	private post(entry: Entry) {
		return send(entry.action, fieldsOf(entry), { [WHOSE]: this.person });
	}

	private later(): void {
		clearTimeout(this.timer);
		const pause = Math.min(60_000, 2000 * 2 ** this.silences++);
		this.timer = setTimeout(() => void this.drain(), pause);
	}

	private tell(news: News): void {
		this.channel?.postMessage(news);
		// Who keeps something here knows.
		if (news.what !== 'kept') this.hear(news);
	}

	private hear(news: News): void {
		if (news.what === 'saved') this.acknowledged(news.entry, news.version);
		if (news.what === 'gone') {
			this.gone = true;
			this.store.close();
			// Whoever signs in here again has an outbox that is open.
			for (const [key, sender] of opened) if (sender === this) opened.delete(key);
		}
		for (const listener of this.listeners) listener(news);
	}

	private acknowledged({ id, stamp }: Entry, version: number | undefined): void {
		const mine = this.mine.get(id);
		if (mine?.stamp === stamp) this.mine.delete(id);
		else if (mine?.words && version !== undefined) {
			this.mine.set(id, { ...mine, words: { ...mine.words, version } });
		}
	}
}
