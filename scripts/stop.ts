/** A reason not to go on that the person can do something about: its message is shown, nothing else. */
export class Stop extends Error {}

/** Shows why it did not work, in a sentence where it is one of ours. */
export function explain(problem: unknown): void {
	if (!(problem instanceof Stop)) console.error(problem);
	else if (problem.message) console.error(problem.message);
}
