/**
 * What a person made and no server has acknowledged yet. It waits in an outbox of the person's own
 * and goes out in the order in which it was made, from whichever page of the course is open.
 */
export type Kind = 'words' | 'tick' | 'read' | 'choice' | 'plan' | 'try' | 'reply' | 'answer';

/** Whose outbox it is, and whether this browser may keep it: a shared computer's holds it in the tab. */
export interface Owner {
	/** Names the person to nobody, and tells them from others in this browser. */
	person: string;
	lasting: boolean;
}

/** The head of a request that says whose outbox it comes from. */
export const WHOSE = 'x-five-letters-outbox';

/** Words of one field, and the version that they were based on. */
export interface Words {
	prompt: string;
	body: string;
	version: number;
}

/** A form of one of the course's pages, on its way. */
export interface Entry {
	/** Made here, and the same for as long as it waits. */
	id: string;
	person: string;
	kind: Kind;
	/** What it is about. A later wish about the same takes the place of one that waits. */
	of: string;
	/** Another one with every change: what was sent may be older than what is here by now. */
	stamp: string;
	/** The page's action, as a path. */
	action: string;
	fields: [name: string, value: string][];
	/** In the place of fields, where it is words. */
	words?: Words | undefined;
	/** Marks of words that were sent without an answer. If they stand by now, they are no one else's. */
	sent?: string[] | undefined;
	/** Why the server did not take it: it waits for the person, and is not sent again by itself. */
	held?: string | undefined;
}

/** Newer words that stood already. */
export interface Theirs {
	body: string;
	version: number;
}

/** What happens in an outbox, told to every page of this browser that has it open. */
export type News =
	| { what: 'kept'; entry: Entry; before: string | undefined }
	| { what: 'saved'; entry: Entry; version: number | undefined }
	| { what: 'conflict'; entry: Entry; theirs: Theirs }
	| { what: 'held'; entry: Entry; why: string }
	/** No answer came: the network or the server is away, and it will be tried again. */
	| { what: 'away' }
	/** The session has ended, or is somebody else's by now. */
	| { what: 'over' }
	/** The person signed out, and the outbox was emptied. */
	| { what: 'gone' };

/** What came of one thing so far. `durable`: the browser has it, whatever becomes of the page. */
export interface Delivered<Answer = unknown> {
	as: 'saved' | 'held' | 'away' | 'over';
	durable: boolean;
	/** What the page's action answered, where it was this page that asked. */
	answer?: Answer | undefined;
}

export type Draft = Pick<Entry, 'kind' | 'of' | 'action' | 'fields'>;

export interface KeepWords {
	of: string;
	action: string;
	words: Words;
	/** The entry that these words go on from, as it was last known here. */
	from?: { id: string; stamp: string; body: string } | undefined;
	/** Chosen by the person over newer words, which they have seen. */
	settled?: boolean;
}

export interface Outbox {
	/** Whether the browser keeps what waits when the page goes. */
	readonly lasting: boolean;
	keepWords(draft: KeepWords): Promise<{ entry: Entry; durable: boolean }>;
	/**
	 * Keeps what is still being written until its writer sends it, as `deliver` does.
	 *
	 * @param from how it was last known here: where another page went on with it, or sent it, this is
	 * one of its own from now on, and the id that comes back is another
	 */
	keepDraft(draft: Draft, id: string, from?: string): Promise<{ entry: Entry; durable: boolean }>;
	/** Takes out what was given up. */
	drop(id: string): Promise<void>;
	/** Keeps it, sends what waits, and tells what came of it. */
	deliver(draft: Draft): Promise<Delivered>;
	/** Sends what waits, one after the other; one page of the browser at a time. */
	drain(): Promise<void>;
	/** The page goes: sends what it made itself, without waiting for its turn or for an answer. */
	last(): void;
	waiting(of?: string): Promise<Entry[]>;
	/** Lets what was held be sent again. */
	release(id: string): Promise<void>;
	/** Takes out what its person wants no more. */
	letGo(entry: Entry): Promise<void>;
	/** Puts it in again as it was: it was let go by mistake. */
	takeBack(entry: Entry): Promise<void>;
	/** Empties the outbox: the person signed out. */
	forget(): Promise<void>;
	listen(listener: (news: News) => void): () => void;
}

/** Why words wait for their writer where newer ones stood already. */
export const NEWER = 'Newer words stand here already.';

/** The form as it is sent. */
export function fieldsOf({ words, fields }: Pick<Entry, 'words' | 'fields'>): Entry['fields'] {
	if (!words) return fields;
	return [
		[`body:${words.prompt}`, words.body],
		[`version:${words.prompt}`, String(words.version)]
	];
}

/** Why a draft waits: nobody has sent it yet. */
export const DRAFT = 'Not sent yet.';

/** An id of version 4. `crypto.randomUUID` is there on secure pages alone. */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = (bytes[6]! & 0x0f) | 0x40;
	bytes[8] = (bytes[8]! & 0x3f) | 0x80;
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const nouns: Record<Kind, [one: string, many: string]> = {
	words: ['reflection', 'reflections'],
	tick: ['tick', 'ticks'],
	read: ['read mark', 'read marks'],
	choice: ['choice of a step', 'choices of steps'],
	plan: ['plan', 'plans'],
	try: ['try', 'tries'],
	reply: ['reply', 'replies'],
	answer: ['answer', 'answers']
};

/** "2 reflections, 1 tick and 1 plan". What is about the same counts once. */
export function inWords(entries: readonly Pick<Entry, 'kind' | 'of'>[]): string {
	const kinds = Object.keys(nouns) as Kind[];
	const parts = kinds.flatMap((kind) => {
		const { size } = new Set(entries.filter((one) => one.kind === kind).map(({ of }) => of));
		return size === 0 ? [] : [`${size} ${nouns[kind][size === 1 ? 0 : 1]}`];
	});
	const last = parts.pop() ?? '';
	return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}
