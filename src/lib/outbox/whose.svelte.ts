import { inBox } from './box.svelte';
import type { Owner } from './outbox';

/**
 * Pages that the browser had kept for when there is no network are a stranger's. So that somebody
 * can write on them as themselves, the browser remembers whose it is: never a shared one, and of two
 * people whoever signed in last.
 */
export async function remember({ person, lasting }: Owner): Promise<void> {
	await inBox(async (database) => {
		if (!lasting) await database.delete('owner', 'owner');
		else if ((await database.get('owner', 'owner')) !== person) {
			await database.put('owner', person, 'owner');
		}
	});
}

export async function recall(): Promise<Owner | undefined> {
	const person = await inBox((database) => database.get('owner', 'owner'));
	return person === undefined ? undefined : { person, lasting: true };
}
