/** Where somebody is in one letter. Nothing at all is not behind: there is no such object then. */
export interface Standing {
	read: boolean;
	/** How many of the letter's steps are ticked. */
	ticked: number;
}

/** What the database holds of one person's marks, by the names that letters had at the time. */
export interface Marks {
	reads: string[];
	ticks: { letter: string; step: string }[];
}

/**
 * Where somebody is, by letter. Marks are found under every name that a letter had; those on letters
 * and steps that the course no longer has are kept, and shown elsewhere.
 */
export function standingIn(
	letters: readonly { slug: string; aliases: string[]; steps: { id: string }[] }[],
	{ reads, ticks }: Marks
): Record<string, Standing> {
	return Object.fromEntries(
		letters.flatMap(({ slug, aliases, steps }) => {
			const names = [slug, ...aliases];
			const own = ticks.filter(({ letter }) => names.includes(letter)).map(({ step }) => step);
			const standing = {
				read: reads.some((letter) => names.includes(letter)),
				ticked: steps.filter(({ id }) => own.includes(id)).length
			};
			return standing.read || standing.ticked > 0 ? [[slug, standing]] : [];
		})
	);
}
