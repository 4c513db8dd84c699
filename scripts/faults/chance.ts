/** Chance that can be had again: the same seed gives the same choices in the same order. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** From 0 up to, and without, 1 (Mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	between(from: number, to: number): number {
		return from + this.next() * (to - from);
	}

	odds(share: number): boolean {
		return this.next() < share;
	}

	one<Item>(items: readonly Item[]): Item {
		const item = items[Math.floor(this.next() * items.length)];
		if (item === undefined) throw new Error('There is nothing to choose from.');
		return item;
	}

	/** Chances of somebody's own, so that how quick one of them is changes nothing for another. */
	apart(): Chance {
		return new Chance(this.next() * 2 ** 32);
	}
}
