/** Where somebody is in one letter. */
export interface Standing {
	read: boolean;
	/** How many of the letter's steps they practised: ticked by hand, or tried at least once. */
	practised: number;
}

interface Done {
	letter: string;
	step: string;
}

/** What the database holds of one person's marks, by the names that letters had at the time. */
export interface Marks {
	reads: string[];
	ticks: Done[];
	tries: Done[];
}

interface Names {
	slug: string;
	aliases: string[];
	steps: { id: string }[];
}

/**
 * Where somebody is in a letter. Marks are found under every name that it had; those on letters and
 * steps that the course no longer has are kept, and shown elsewhere.
 */
export function standingOf(
	{ slug, aliases, steps }: Names,
	{ reads, ticks, tries }: Marks
): Standing {
	const names = [slug, ...aliases];
	const done = new Set(
		[...ticks, ...tries].flatMap(({ letter, step }) => (names.includes(letter) ? [step] : []))
	);
	return {
		read: reads.some((letter) => names.includes(letter)),
		practised: steps.filter(({ id }) => done.has(id)).length
	};
}

/** By letter. Nothing at all is not behind: there is no such object then. */
export function standingIn(letters: readonly Names[], marks: Marks): Record<string, Standing> {
	return Object.fromEntries(
		letters.flatMap((letter) => {
			const standing = standingOf(letter, marks);
			return standing.read || standing.practised > 0 ? [[letter.slug, standing]] : [];
		})
	);
}
