import { unpack, pack, type Carry } from './carry';

/**
 * What was ticked and written on a letter while nobody was signed in. It lives in this tab alone
 * (session storage): it survives a reload and signing in here, and is gone with the tab, so the
 * next person at a shared computer is never offered it.
 */
const key = (letter: string) => `five-letters:here:${letter}`;

export function readHere(letter: string): Carry | undefined {
	try {
		return unpack(sessionStorage.getItem(key(letter)));
	} catch {
		return undefined;
	}
}

/** @returns false where the browser keeps nothing; the page then says so. */
export function keepHere(carry: Carry): boolean {
	try {
		sessionStorage.setItem(key(carry.letter), pack(carry));
		return true;
	} catch {
		return false;
	}
}

/**
 * Where somebody was in a letter: the id of a heading, kept in this browser alone (local storage)
 * and never sent, so that nobody else learns which letters were opened.
 */
const placeKey = (letter: string) => `five-letters:place:${letter}`;

export function readPlace(letter: string): string | undefined {
	try {
		return localStorage.getItem(placeKey(letter)) ?? undefined;
	} catch {
		return undefined;
	}
}

export function keepPlace(letter: string, heading: string): void {
	try {
		localStorage.setItem(placeKey(letter), heading);
	} catch {
		// A browser that keeps nothing offers nothing later.
	}
}

/** After signing out: nothing of anybody's stays, whatever the browser makes of the header that says so. */
export function dropEverythingHere(): void {
	// Each by itself: a browser may refuse the one and have the other.
	for (const storage of [() => sessionStorage, () => localStorage]) {
		try {
			const kept = storage();
			for (const name of Object.keys(kept)) {
				if (/^five-letters:(here|place):/.test(name)) kept.removeItem(name);
			}
		} catch {
			// A browser that keeps nothing has nothing to drop.
		}
	}
}

export function dropHere(letter: string): void {
	try {
		sessionStorage.removeItem(key(letter));
	} catch {
		// A browser that keeps nothing has nothing to drop.
	}
}
