/** How plainly a text reads, as a guide: Flesch's figure, 100 for a child's book, below 30 for a law. */
import { wordsIn } from '../../src/lib/letters/letters.ts';

export function readingEase(prose: string): number {
	const sentences = prose
		.split(/(?<=[.!?…][”’"')\s]*)\s|\n\s*\n/)
		.map((sentence) => wordsIn(sentence))
		.filter((words) => words.length > 0);
	const words = sentences.flat();
	if (words.length === 0) return 0;
	const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
	return Math.round(206.835 - 1.015 * (words.length / sentences.length) - 84.6 * (syllables / words.length));
}

/** Groups of vowels, less an `e` that is not heard. English allows no more without a dictionary. */
export function syllablesOf(word: string): number {
	const heard = word
		.toLowerCase()
		.normalize('NFKD')
		.replace(/[^a-z]/g, '')
		.replace(/(?:[^aeiouylcghsxz]es|(?<![td])ed|[^aeiouyl]e)$/, '');
	return Math.max(1, heard.match(/[aeiouy]{1,2}/g)?.length ?? 0);
}
