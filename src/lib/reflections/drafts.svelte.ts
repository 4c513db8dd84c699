/**
 * The draft box: words that no server has acknowledged yet, in this browser's IndexedDB. Each lies
 * under a key of the person's own, so whoever signs in next is never offered them. Brought when
 * somebody writes, and when a page with fields is opened by somebody who is signed in.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { DRAFTS } from './reflections';

export interface Draft {
	body: string;
	/** The version that these words were based on. */
	version: number;
}

interface Box extends DBSchema {
	drafts: { key: string; value: Draft };
}

let box: Promise<IDBPDatabase<Box>> | undefined;

function open(): Promise<IDBPDatabase<Box>> {
	box ??= openDB<Box>(DRAFTS, 1, {
		upgrade: (database) => void database.createObjectStore('drafts'),
		// Another tab signs out, and the box goes.
		blocking: (_now, _wanted, event) => {
			(event.target as IDBDatabase).close();
			box = undefined;
		},
		terminated: () => (box = undefined)
	});
	box.catch(() => (box = undefined));
	return box;
}

export async function find(key: string): Promise<Draft | undefined> {
	return (await open()).get('drafts', key);
}

export async function keep(key: string, draft: Draft): Promise<void> {
	await (await open()).put('drafts', draft, key);
}

export async function drop(key: string): Promise<void> {
	await (await open()).delete('drafts', key);
}
