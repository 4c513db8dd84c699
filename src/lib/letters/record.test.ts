import { describe, expect, test } from 'vitest';
import { lost, upToDate, type Recorded } from './record';

function letter(slug: string, changes: Partial<Recorded['matter']> = {}): Recorded {
	const matter = {
		title: `The ${slug}`,
		aliases: [],
		steps: [{ id: `${slug}-wait`, text: 'Wait.' }],
		prompts: [{ id: `${slug}-when`, question: 'When?' }],
		...changes
	};
	return { file: `${slug}.md`, slug, key: matter.aliases[0] ?? slug, matter };
}

const shipped = upToDate({}, [letter('one'), letter('two')]);

describe('an owner who changes the letters', () => {
	test('and what they say hears nothing, and it is written down anew', () => {
		const again = letter('one', { title: 'First', steps: [{ id: 'one-wait', text: 'Stay.' }] });
		expect(lost(shipped, [letter('two'), again])).toEqual([]);
		expect(upToDate(shipped, [letter('two'), again]).one).toEqual({
			names: ['one'],
			title: 'First',
			steps: { 'one-wait': 'Stay.' },
			prompts: { 'one-when': 'When?' }
		});
	});

	test('and renames one without its former slug is told where to put that', () => {
		expect(lost(shipped, [letter('two'), letter('uno')])).toEqual([
			expect.stringMatching(/letter `one` \(“The one”\) is gone\..*`aliases`.*retire one$/)
		]);
	});

	test('and renames one with its former slug keeps all that is kept by that', () => {
		const uno = { ...letter('one', { aliases: ['one'] }), slug: 'uno' };
		expect(lost(shipped, [letter('two'), uno])).toEqual([]);
		const renamed = upToDate(shipped, [letter('two'), uno]);
		expect(renamed.one?.names).toEqual(['one', 'uno']);
		const eins = { ...letter('one', { aliases: ['one'] }), slug: 'eins' };
		expect(lost(renamed, [letter('two'), eins])).toEqual([
			expect.stringContaining('`aliases` should hold `uno`')
		]);
	});

	test('and puts a later slug before the first is told which is the first', () => {
		const uno = letter('uno', { aliases: ['ein', 'one'] });
		expect(lost(shipped, [letter('two'), uno])).toEqual([
			expect.stringContaining('`aliases` should begin with `one`')
		]);
	});

	test('and drops a step or a prompt is asked whether that was meant', () => {
		const less = letter('one', { steps: [], prompts: [] });
		expect(lost(shipped, [letter('two'), less])).toEqual([
			expect.stringMatching(/^one\.md: `steps` has lost `one-wait` \(“Wait\.”\).*retire one-wait$/),
			expect.stringMatching(/^one\.md: `prompts` has lost `one-when`/)
		]);
		expect(lost(shipped, [letter('two'), less], ['one-wait', 'one-when'])).toEqual([]);
	});

	test('and means it, keeps the words of what was taken out, and cannot use the id again', () => {
		const less = letter('one', { steps: [] });
		const record = upToDate(shipped, [less, letter('two')], ['one-wait']);
		expect(record.one).toMatchObject({
			steps: {},
			retired: { steps: { 'one-wait': 'Wait.' }, prompts: {} }
		});
		expect(upToDate(record, [less, letter('two')])).toEqual(record);
		expect(lost(record, [letter('one'), letter('two')])).toEqual([
			expect.stringContaining('should not use `one-wait` again: it was retired as “Wait.”')
		]);
	});

	test('and takes a whole letter out keeps its title and all its words', () => {
		const record = upToDate(shipped, [letter('two')], ['one']);
		expect(record.one).toEqual({ ...shipped.one, gone: true });
		expect(lost(record, [letter('two')])).toEqual([]);
		expect(lost(record, [letter('one'), letter('two')])).toEqual([
			expect.stringContaining('the letter `one` was retired')
		]);
	});

	test('and moves a step to another letter is told that it needs an id of its own', () => {
		const one = letter('one', { steps: [] });
		const two = letter('two', {
			steps: [...letter('two').matter.steps, ...letter('one').matter.steps]
		});
		expect(lost(shipped, [one, two])).toEqual([
			expect.stringMatching(/^two\.md: `steps` should not use `one-wait`, which belongs to one\.md/)
		]);
	});
});
