import { describe, expect, test } from 'vitest';
import { uses } from './house';
import { withoutComments } from './screen';

describe('a word that the course does not use', () => {
	test('is found with its line, however it is written', () => {
		expect(uses('It is\nSimply done, and  just\nso.', ['simply', 'just so'])).toEqual([
			{ phrase: 'simply', line: 2 },
			{ phrase: 'just so', line: 2 }
		]);
	});

	test('is not found within another word', () => {
		expect(uses('justice, uneasy, just-so, readjust', ['just', 'easy'])).toEqual([]);
	});

	test('is fine where it means something else', () => {
		expect(uses('Saved just now, and just because.', ['just'], ['saved just now'])).toEqual([
			{ phrase: 'just', line: 1 }
		]);
	});

	test('is none where nothing is ruled out', () => {
		expect(uses('Simply.', [])).toEqual([]);
	});
});

test('what the sources say to their readers is not on the screen', () => {
	const source = '<!-- only\nhere -->\n/** Just. */\nconst a = 1; // simply\n<p>easy</p>';
	expect(uses(withoutComments(source), ['only', 'just', 'simply', 'easy'])).toEqual([
		{ phrase: 'easy', line: 5 }
	]);
});
