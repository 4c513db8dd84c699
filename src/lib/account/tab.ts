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

/** After signing out: nothing of anybody's stays, whatever the browser makes of the header that says so. */
export function dropEverythingHere(): void {
	try {
		for (const name of Object.keys(sessionStorage)) {
			if (name.startsWith(key(''))) sessionStorage.removeItem(name);
		}
	} catch {
		// A browser that keeps nothing has nothing to drop.
	}
}

export function dropHere(letter: string): void {
	try {
		sessionStorage.removeItem(key(letter));
	} catch {
		// A browser that keeps nothing has nothing to drop.
	}
}
