import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entry } from './outbox';

/** The database of the browser in which outboxes lie, each under a key of its person's own. */
const NAME = 'five-letters-outbox';

type Placed = Entry & { place?: number };

interface Box extends DBSchema {
	entries: { key: number; value: Placed; indexes: { id: string; person: string } };
}

let box: Promise<IDBPDatabase<Box>> | undefined;

function open(): Promise<IDBPDatabase<Box>> {
	box ??= openDB<Box>(NAME, 1, {
		upgrade(database) {
			// The place in the line is the browser's to give, so that a wrong clock mixes nothing up.
			const entries = database.createObjectStore('entries', {
				keyPath: 'place',
				autoIncrement: true
			});
			entries.createIndex('id', 'id', { unique: true });
			entries.createIndex('person', 'person');
		},
		blocking: (_now, _wanted, event) => {
			(event.target as IDBDatabase).close();
			box = undefined;
		},
		terminated: () => (box = undefined)
	});
	box.catch(() => (box = undefined));
	return box;
}

/** Gives what an entry becomes, undefined to take it out. */
export type Change = (was: Entry | undefined) => Entry | undefined;

/**
 * The entries of one person: in IndexedDB where they may and can lie there, else in this page.
 * Storage full or refused: what is new stays in the page, and what lies there already is sent.
 */
export class Store {
	private readonly here = new Map<string, Entry>();

	constructor(
		private readonly person: string,
		private lasting: boolean
	) {}

	/** From now on nothing more goes into the browser. */
	close(): void {
		this.lasting = false;
	}

	async all(): Promise<Entry[]> {
		const inBox = this.lasting
			? await this.inBox((database) => database.getAllFromIndex('entries', 'person', this.person))
			: undefined;
		return [...(inBox ?? []), ...this.here.values()];
	}

	async get(id: string): Promise<Entry | undefined> {
		const here = this.here.get(id);
		if (here || !this.lasting) return here;
		return this.inBox((database) => database.getFromIndex('entries', 'id', id));
	}

	/** Reads and writes in one go, so that two pages never undo each other's change. */
	async change(id: string, change: Change): Promise<{ durable: boolean }> {
		const isHere = this.here.has(id);
		if (this.lasting && !isHere) {
			const done = await this.inBox(async (database) => {
				const turn = database.transaction('entries', 'readwrite');
				const was = await turn.store.index('id').get(id);
				const becomes: Placed | undefined = change(was);
				if (becomes) await turn.store.put(was?.place ? { ...becomes, place: was.place } : becomes);
				else if (was?.place) await turn.store.delete(was.place);
				await turn.done;
				return true;
			});
			if (done) return { durable: true };
		}
		const becomes = change(this.here.get(id));
		if (becomes) this.here.set(id, becomes);
		else this.here.delete(id);
		return { durable: false };
	}

	async clear(): Promise<void> {
		this.here.clear();
		await this.inBox(async (database) => {
			const turn = database.transaction('entries', 'readwrite');
			const keys = await turn.store.index('person').getAllKeys(this.person);
			await Promise.all(keys.map((key) => turn.store.delete(key)));
			await turn.done;
		});
	}

	private async inBox<Found>(
		work: (database: IDBPDatabase<Box>) => Promise<Found>
	): Promise<Found | undefined> {
		try {
			return await work(await open());
		} catch {
			return undefined;
		}
	}
}
