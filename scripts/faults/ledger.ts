/** What was done in front of the screen, and whether it is still there: pure, so that it can be proven. */

/** What the database holds of one learner and one letter. */
export interface Rows {
	reflections: { prompt: string; body: string }[];
	ticks: { step: string }[];
	tries: { went: string }[];
}

/** What each prompt's words are, by its id. */
export type Texts = Record<string, string>;

interface Word {
	prompt: string;
	word: string;
	at: number;
	/** What stood in its field when the screen first said that it is saved. */
	acknowledged?: string;
}

/** What the screen called saved. */
export interface Promised {
	words: (Word & { acknowledged: string })[];
	/** Each step, and how its tick may stand. */
	ticks: { step: string; may: boolean[] }[];
	tries: { went: string; isAcknowledged: boolean }[];
}

export class Ledger {
	/** Each thing once, named as somebody who looks for it needs it. */
	readonly lost = {
		acknowledged: new Set<string>(),
		typed: new Set<string>(),
		doubled: new Set<string>()
	};
	readonly count = { words: 0, ticks: 0, tries: 0 };

	#words: Word[] = [];
	/** Words whose loss is on record. */
	readonly #told = new Set<string>();
	/** How each step stands for certain, and what was asked for since without a word in return. */
	readonly #ticks = new Map<string, { stands: boolean; asked: boolean[] }>();
	/** By their words, and whether the course said that it has them. */
	readonly #tries = new Map<string, boolean>();

	typed(prompt: string, word: string, at: number): void {
		this.count.words++;
		this.#words.push({ prompt, word, at });
	}

	/** The screen says that this is saved. */
	acknowledged(prompt: string, text: string): void {
		const saved = wordsOf(text);
		for (const word of this.#words) {
			if (word.prompt === prompt && saved.has(word.word)) {
				word.acknowledged ??= text;
			}
		}
	}

	tickAsked(step: string, on: boolean): void {
		this.count.ticks++;
		this.#tick(step).asked.push(on);
	}

	tickAcknowledged(step: string, on: boolean): void {
		const tick = this.#tick(step);
		tick.stands = on;
		// What was asked for before it is settled with it; answers come in the order of the asking.
		tick.asked.splice(0, tick.asked.indexOf(on) + 1);
	}

	tryAsked(went: string): void {
		this.count.tries++;
		this.#tries.set(went, false);
	}

	tryAcknowledged(went: string): void {
		this.#tries.set(went, true);
	}

	/** What the screen has promised until now: to be asked for before the database is. */
	promised(): Promised {
		const ticks = [...this.#ticks].map(([step, { stands, asked }]) => ({
			step,
			may: [stands, ...asked]
		}));
		return {
			words: this.#words.flatMap(({ acknowledged, ...word }) =>
				acknowledged ? [{ ...word, acknowledged }] : []
			),
			ticks,
			tries: [...this.#tries].map(([went, isAcknowledged]) => ({ went, isAcknowledged }))
		};
	}

	/** Holds it against what the database has after it was killed. */
	holdAgainst(rows: Rows, promised = this.promised()): void {
		const bodies = new Map(rows.reflections.map(({ prompt, body }) => [prompt, body]));
		for (const { prompt, word, acknowledged } of promised.words) {
			const body = bodies.get(prompt) ?? '';
			if (wordsOf(body).has(word) || this.#told.has(word)) continue;
			this.#told.add(word);
			this.lost.acknowledged.add(
				`${word} of ${prompt}, in “${endOf(acknowledged)}”, by now “${endOf(body)}”`
			);
		}
		for (const { step, may } of promised.ticks) {
			const has = rows.ticks.filter((row) => row.step === step).length;
			if (has > 1) this.lost.doubled.add(step);
			if (!may.includes(has > 0)) this.lost.acknowledged.add(`tick of ${step}`);
		}
		for (const { went, isAcknowledged } of promised.tries) {
			const has = rows.tries.filter((row) => row.went === went).length;
			if (has > 1) this.lost.doubled.add(went);
			if (has === 0 && isAcknowledged) this.lost.acknowledged.add(went);
		}
	}

	/** Words typed until then which are nowhere to be found. */
	missing(texts: Texts, until: number): string[] {
		const found = Object.fromEntries(
			Object.entries(texts).map(([prompt, text]) => [prompt, wordsOf(text)])
		);
		return this.#words
			.filter(({ prompt, word, at }) => at <= until && !found[prompt]?.has(word))
			.map(({ word }) => word);
	}

	/** @param when in what they were lost, for whoever looks for the reason */
	losesTyped(words: string[], when: string): void {
		for (const word of words) this.lost.typed.add(`${word} (${when})`);
		const lost = new Set(words);
		this.#words = this.#words.filter(({ word }) => !lost.has(word));
	}

	/** The browser died within a second of these: nobody promised them. */
	excuse(texts: Texts): void {
		const gone = new Set(this.missing(texts, Infinity));
		this.#words = this.#words.filter(({ word }) => !gone.has(word));
	}

	get isWhole(): boolean {
		return Object.values(this.lost).every(({ size }) => size === 0);
	}

	#tick(step: string) {
		const tick = this.#ticks.get(step) ?? { stands: false, asked: [] };
		this.#ticks.set(step, tick);
		return tick;
	}
}

const endOf = (text: string): string => `${text.length > 60 ? '…' : ''}${text.slice(-60)}`;

const wordsOf = (text: string): Set<string> => new Set(text.split(/\s+/));
