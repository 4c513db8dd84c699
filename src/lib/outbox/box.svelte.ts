import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entry } from './outbox';

/** The database of the browser in which outboxes lie, each under a key of its person's own. */
const NAME = 'five-letters-outbox';

/** An entry as it lies there, at its place in the line. */
export type Placed = Entry & { place?: number };

export interface Box extends DBSchema {
	entries: { key: number; value: Placed; indexes: { id: string; person: string } };
	/** Whose browser this is, under the one key that there is. */
	owner: { key: 'owner'; value: string };
}

let box: Promise<IDBPDatabase<Box>> | undefined;

/** Does something with the box. Undefined where the browser keeps none, or has no room in it. */
export async function inBox<Found>(
	work: (database: IDBPDatabase<Box>) => Promise<Found>
): Promise<Found | undefined> {
	try {
		return await work(await open());
	} catch {
		return undefined;
	}
}

function open(): Promise<IDBPDatabase<Box>> {
	box ??= openDB<Box>(NAME, 2, {
		upgrade(database, before) {
			if (before < 1) {
				// The place in the line is the browser's to give, so that a wrong clock mixes nothing up.
				const entries = database.createObjectStore('entries', {
					keyPath: 'place',
					autoIncrement: true
				});
				entries.createIndex('id', 'id', { unique: true });
				entries.createIndex('person', 'person');
			}
			database.createObjectStore('owner');
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
