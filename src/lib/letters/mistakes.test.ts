import { describe, expect, test } from 'vitest';
import type { FrontMatter } from './letters';
import {
	ContentMistake,
	mistakesAmong,
	mistakesInProse,
	readCourse,
	readFrontMatter
} from './mistakes';

const file = 'content/letters/1-first.md';

function step(id: string) {
	return {
		id,
		text: 'Wait.',
		why: 'It helps.',
		smaller: 'Wait a little.',
		plans: ['If I rush, then I will wait.', 'If I wait, then I will breathe.']
	};
}

function letter(changes: Record<string, unknown> = {}) {
	return {
		title: 'The first letter',
		short: 'First',
		question: 'What is here?',
		summary: 'About what is here.',
		outcomes: ['one', 'two', 'three'],
		aliases: [],
		illustration: '',
		steps: ['a', 'b', 'c', 'd'].map(step),
		prompts: [
			{ id: 'p', question: 'When?', begin: 'It was' },
			{ id: 'q', question: 'Where?', begin: 'It was' },
			{ id: 'r', question: 'How?', begin: 'It was', after: 'What changed?' }
		],
		words: ['power', 'agency', 'voice', 'role'].map((term) => ({ term, meaning: 'A word.' })),
		sources: [],
		...changes
	};
}

function mistakes(matter: unknown): string[] {
	try {
		readFrontMatter(file, matter);
		return [];
	} catch (error) {
		return (error as ContentMistake).mistakes;
	}
}

describe('a writer whose letter is right', () => {
	test('hears nothing', () => {
		expect(mistakes(letter())).toEqual([]);
	});
});

describe('a writer who made a mistake', () => {
	test.each([
		['forgot the title', { title: undefined }, '`title` is missing'],
		[
			'wrote two outcomes',
			{ outcomes: ['a', 'b'] },
			'`outcomes` should be a list of three outcomes; it is a list of 2'
		],
		[
			'gave too long a short name',
			{ short: 'A name that fills a column' },
			'`short` should be at most 22 characters; it is "A name that fills a column"'
		],
		['misspelt a field', { prompt: [] }, '`prompt` is a field that nothing reads'],
		[
			'wrote three steps',
			{ steps: ['a', 'b', 'c'].map(step) },
			'`steps` should be a list of 4 to 6 steps; it is a list of 3'
		],
		[
			'gave a step an id that is no slug',
			{ steps: ['A b', 'b', 'c', 'd'].map(step) },
			'`steps[1].id` should be words in lower case, joined by hyphens; it is "A b"'
		],
		[
			'wrote a plan that is no plan',
			{
				steps: [
					{ ...step('a'), plans: ['I will wait', 'If a, then I will b'] },
					...['b', 'c', 'd'].map(step)
				]
			},
			'`steps[1].plans[1]` should be a sentence like "If …, then I will …"; it is "I will wait"'
		],
		[
			'left out the question for after trying',
			{ prompts: ['p', 'q', 'r'].map((id) => ({ id, question: 'When?', begin: 'It' })) },
			'`prompts` should be `after` (the question for after trying) on the last prompt, and on no other'
		],
		[
			'gave a day that there is not',
			{ published: '2026-13-01' },
			'`published` should be a day that there is, like 2026-11-24; it is "2026-13-01"'
		],
		[
			'changed a letter before it was there',
			{ published: '2026-02-02', updated: '2026-02-01' },
			'`updated` should be a day that is not before `published`'
		],
		[
			'wrote a year as words',
			{ sources: [{ id: 'x', author: 'A', year: 'last', title: 'T', where: 'W' }] },
			'`sources[1].year` should be a year, as a number; it is "last"'
		],
		[
			'pasted a whole address for a DOI',
			{
				sources: [
					{ id: 'x', author: 'A', year: 2020, title: 'T', where: 'W', doi: 'https://doi.org/10.1' }
				]
			},
			'`sources[1].doi` should be a DOI that begins with "10."; it is "https://doi.org/10.1"'
		],
		['left a line empty', { question: '  ' }, '`question` should be some text']
	])('and %s is told the file, the field and what was expected', (_, changes, said) => {
		expect(mistakes(letter(changes)).join('\n')).toContain(`${file}: ${said}`);
	});

	test('several times is told all of it at once', () => {
		expect(mistakes(letter({ title: '', outcomes: [], steps: undefined }))).toHaveLength(3);
	});

	test('and wrote nothing at all is told each field that is missing', () => {
		expect(mistakes(null)).toHaveLength(11);
	});
});

describe('writers whose letters must stand beside each other', () => {
	const right = (name: string, changes = {}) => ({
		file: `content/letters/${name}.md`,
		matter: letter(changes) as FrontMatter
	});
	const ids = (steps: string[], prompts: string[]) => ({
		steps: steps.map(step),
		prompts: prompts.map((id) => ({ id, question: 'Q', begin: 'B' }))
	});

	test('hear nothing where every id is used once', () => {
		expect(mistakesAmong([right('1-a'), right('2-b', ids(['e', 'f'], ['s']))])).toEqual([]);
	});

	test('are told which step id and which prompt id were taken, and by whom', () => {
		expect(mistakesAmong([right('1-a'), right('2-b', ids(['a'], ['q']))])).toEqual([
			expect.stringMatching(/2-b\.md: `steps` should be used once.*"a", as in .*1-a\.md/),
			expect.stringMatching(/2-b\.md: `prompts` should be used once.*"q", as in .*1-a\.md/)
		]);
	});

	test('are told when two letters have one number, or one takes the former name of another', () => {
		const said = mistakesAmong([
			right('1-a', { aliases: ['old'] }),
			right('1-old', ids(['e'], ['s']))
		]).join('\n');
		expect(said).toContain('its number should be used once');
		expect(said).toContain('its slug, or one of its `aliases`, should be used once');
	});

	test('are told when a file name has no number', () => {
		expect(mistakesAmong([right('first')]).join()).toContain('a number and a slug');
	});
});

describe('a writer of prose', () => {
	const prose = (text: string) => mistakesInProse(file, text, letter() as FrontMatter);
	const end = '\n\n---\n\nP.S. More later.\n';

	test('may link to words and headings', () => {
		expect(prose(`[power](#word-power)\n\n## What we know\n\n[Skip](#what-we-know)${end}`)).toEqual(
			[]
		);
	});

	test('is told which link leads nowhere', () => {
		expect(prose(`[x](#word-x)${end}`)).toEqual([
			`${file}: the link to \`#word-x\` leads to no word, source or heading`
		]);
	});

	test('is told which step belongs to a move that is not there, and which moves are', () => {
		const [first, ...rest] = letter().steps;
		const matter = letter({ steps: [{ ...first, move: 'wait' }, ...rest] }) as FrontMatter;
		expect(mistakesInProse(file, `## Wait${end}`, matter)).toEqual([]);
		expect(mistakesInProse(file, `## Go\n\n### Wait${end}`, matter)).toEqual([
			`${file}: \`move\` of the step "a" should be the slug of a heading "## …" in this letter (go); it is "wait"`
		]);
	});

	test('is reminded of the P.S.', () => {
		expect(prose('Yours.\n')).toEqual([expect.stringContaining('P.S. …')]);
	});
});

describe('an owner who changes the course', () => {
	test('is told what is wrong with the mail address', () => {
		expect(() => readCourse('content/course.md', { contact: 'me' })).toThrow(
			/course\.md: `contact` should be a mail address; it is "me"/
		);
	});

	test('is asked for what they alone can say of the writing: nothing stands in for it', () => {
		const writing = { record: 'No chart.', privilege: 'None.', in_tab: 'Here.', readers: 'I.' };
		const read = (change: object) => () => readCourse('content/course.md', change);
		expect(read({})).toThrow('course.md: `writing` is missing');
		expect(read({ writing })).toThrow('course.md: `writing.kept` is missing');
		expect(read({ writing })).toThrow('course.md: `writing.deleting` is missing');
		expect(read({ writing: { ...writing, kept: 'Long.', deleting: 'Ask.' } })).not.toThrow(
			'`writing'
		);
	});
});
