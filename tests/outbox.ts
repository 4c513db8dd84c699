/** What lies in the outboxes of a browser, as its own storage has it. */
import type { Page } from '@playwright/test';

const DATABASE = 'five-letters-outbox';

interface Waiting {
	kind: string;
	person: string;
	words?: { body: string };
}

/** Everything that waits, of whomever, in the order in which it will be sent. */
export function waiting(page: Page): Promise<Waiting[]> {
	return allOf<Waiting>(page, 'entries');
}

/** Whose the browser takes itself to be. */
export async function owners(page: Page): Promise<string[]> {
	return allOf<string>(page, 'owner');
}

function allOf<Kept>(page: Page, store: 'entries' | 'owner'): Promise<Kept[]> {
	return page.evaluate(
		async ([name, store]) => {
			const names = await indexedDB.databases();
			if (!names.some((one) => one.name === name)) return [];
			return new Promise<Kept[]>((resolve, reject) => {
				const opening = indexedDB.open(name);
				opening.onerror = () => reject(new Error('The outbox does not open.'));
				opening.onsuccess = () => {
					const database = opening.result;
					const asked = database.transaction(store).objectStore(store).getAll();
					asked.onsuccess = () => {
						database.close();
						resolve(asked.result as Kept[]);
					};
				};
			});
		},
		[DATABASE, store] as const
	);
}
