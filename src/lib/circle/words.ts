// Apart from `circle.ts`, which reads forms: this goes to the browser.

/** "12 people", "fewer than 3 people": how many are in a circle, as it may be told. */
export const peopleInWords = (people: number | null): string =>
	people === null ? 'fewer than 3 people' : `${people} people`;

/** "3 answers", "Fewer than 3 answers". */
export const answersInCircle = (answers: number | null): string =>
	answers === null ? 'Fewer than 3 answers' : `${answers} answers`;
