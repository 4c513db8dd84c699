/**
 * Which passages a person chose to leave, by the place they stand at (`data-care` of the field). Kept
 * in this tab alone, under the beginning of names that signing out drops (`account/tab.ts`), and never
 * as words: a hash so short that many phone numbers share each one tells nobody which of them it was.
 */
const key = (place: string) => `five-letters:here:care:${place}`;
const inMemory = new Map<string, Set<number>>();
const MOST = 200;

/** FNV-1a, folded to 24 bits. */
export function hash(words: string): number {
	let h = 0x811c9dc5;
	for (const character of words.normalize().toLowerCase()) {
		h = Math.imul(h ^ character.codePointAt(0)!, 0x01000193) >>> 0;
	}
	return (h >>> 24) ^ (h & 0xffffff);
}

function read(place: string): Set<number> {
	const known = inMemory.get(place);
	if (known) return known;
	let kept: unknown;
	try {
		kept = JSON.parse(sessionStorage.getItem(key(place)) ?? '[]');
	} catch {
		// A browser that keeps nothing, or something that is not ours: then memory is all there is.
	}
	const left = new Set(Array.isArray(kept) ? kept.filter((h) => typeof h === 'number') : []);
	inMemory.set(place, left);
	return left;
}

export const isLeft = (place: string, words: string): boolean => read(place).has(hash(words));

export function leave(place: string, words: string): void {
	const left = read(place).add(hash(words));
	try {
		sessionStorage.setItem(key(place), JSON.stringify([...left].slice(-MOST)));
	} catch {
		// Remembered until the page goes.
	}
}

/** Another person may write here next. */
export function forget(): void {
	inMemory.clear();
	try {
		for (const name of Object.keys(sessionStorage)) {
			if (name.startsWith(key(''))) sessionStorage.removeItem(name);
		}
	} catch {
		// A browser that keeps nothing has nothing to drop.
	}
}
