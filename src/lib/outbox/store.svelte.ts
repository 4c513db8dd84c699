import { inBox, type Placed } from './box.svelte';
import type { Entry } from './outbox';

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
		const kept = this.lasting
			? await inBox((database) => database.getAllFromIndex('entries', 'person', this.person))
			: undefined;
		return [...(kept ?? []), ...this.here.values()];
	}

	async get(id: string): Promise<Entry | undefined> {
		const here = this.here.get(id);
		if (here || !this.lasting) return here;
		return inBox((database) => database.getFromIndex('entries', 'id', id));
	}

	/** Reads and writes in one go, so that two pages never undo each other's change. */
	async change(id: string, change: Change): Promise<{ durable: boolean }> {
		const isHere = this.here.has(id);
		if (this.lasting && !isHere) {
			const done = await inBox(async (database) => {
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

	/** Nothing of the person stays here, nor whose this browser was. */
	async clear(): Promise<void> {
		this.here.clear();
		await inBox(async (database) => {
			const turn = database.transaction(['entries', 'owner'], 'readwrite');
			const [entries, owner] = [turn.objectStore('entries'), turn.objectStore('owner')];
			const keys = await entries.index('person').getAllKeys(this.person);
			await Promise.all(keys.map((key) => entries.delete(key)));
			if ((await owner.get('owner')) === this.person) await owner.delete('owner');
			await turn.done;
		});
	}
}
