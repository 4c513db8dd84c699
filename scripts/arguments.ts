/** What somebody wrote after `npm start --`. */

export type Options = { empty: boolean; reset: boolean; yes: boolean };

const KNOWN = { '--empty': 'empty', '--reset': 'reset', '--yes': 'yes' } as const;

/** The options, or a sentence that names what is not known. */
export function parse(words: string[]): Options | string {
	const options: Options = { empty: false, reset: false, yes: false };
	for (const word of words) {
		if (!isKnown(word)) return `“${word}” is not an option here: --help tells which there are.`;
		options[KNOWN[word]] = true;
	}
	return options;
}

const isKnown = (word: string): word is keyof typeof KNOWN => Object.hasOwn(KNOWN, word);
