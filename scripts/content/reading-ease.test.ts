import { describe, expect, test } from 'vitest';
import { readingEase, syllablesOf } from './reading-ease';

describe('the guide to how plainly a letter reads', () => {
	test.each([
		['the', 1],
		['named', 1],
		['wanted', 2],
		['table', 2],
		['pages', 2],
		['therapist', 3],
		['don’t', 1],
		['Baró', 2],
		['120', 1]
	])('hears the syllables of “%s”', (word, count) => {
		expect(syllablesOf(word)).toBe(count);
	});

	test('puts short words in short sentences above long ones', () => {
		const plain = readingEase('She sat down. I sat too. Then we said no word for a while.');
		const heavy = readingEase(
			'Professional epistemologies systematically institutionalise hierarchical expectations regarding therapeutic authority.'
		);
		expect(plain).toBeGreaterThan(90);
		expect(heavy).toBeLessThan(0);
	});

	test('says nothing of nothing', () => expect(readingEase('')).toBe(0));
});
