import { expect, test } from 'vitest';
import { describe } from './quiet.ts';

const refused = (code: string) =>
	Object.assign(new Error('value too long: "what I wrote"'), {
		code,
		query: 'insert into reflections …',
		params: ['what I wrote']
	});

test('of a refused request nothing is printed, for the answer has told it', () => {
	for (const code of ['42501', '22P02', '23505', 'P0001', 'PT404', 'PGRST116']) {
		expect(describe(refused(code))).toBe('');
	}
});

test('of a fault its kind and place are printed, and no word that somebody wrote', () => {
	const line = describe(refused('XX000'));
	expect(line).toContain('Error XX000 at ');
	expect(line).not.toContain('wrote');
});
