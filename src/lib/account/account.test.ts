import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { codeSchema, emailSchema, profileSchema, safeNext } from './account';

describe('where a person lands after signing in', () => {
	test('is where they came from', () => {
		expect(safeNext('/letters/power-in-the-room?part=2#prompts')).toBe(
			'/letters/power-in-the-room?part=2#prompts'
		);
	});

	test.each([
		'//evil.example',
		'/\\evil.example',
		'/\t/evil.example',
		'https://evil.example',
		'javascript:alert(1)',
		'evil.example',
		'',
		null,
		'/..//evil.example',
		'/.//evil.example'
	])('is never another site: %s', (next) => {
		expect(new URL(safeNext(next), 'https://course.example').origin).toBe('https://course.example');
		expect(safeNext(next)).not.toMatch(/^\/\//);
	});

	test('is never another site, whatever anyone sends', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.webUrl(),
					fc.string().map((s) => `/${s}`)
				),
				(next) => {
					const landed = safeNext(next);
					expect(landed).toMatch(/^\/(?![/\\])/);
					expect(new URL(landed, 'https://course.example').origin).toBe('https://course.example');
				}
			),
			{ numRuns: 500 }
		);
	});
});

describe('what a person types', () => {
	test('a code pasted with spaces is the code', () => {
		expect(v.parse(codeSchema, ' 123 456 ')).toBe('123456');
	});

	test('half a code gets a hint', () => {
		expect(v.safeParse(codeSchema, '12345').success).toBe(false);
	});

	test('an address keeps its meaning when typed with capitals and spaces', () => {
		expect(v.parse(emailSchema, ' Noor@Demo.Example ')).toBe('noor@demo.example');
	});

	test('pronouns may stay empty', () => {
		expect(v.parse(profileSchema, { name: ' Noor ', pronouns: '  ' })).toEqual({
			name: 'Noor',
			pronouns: null
		});
	});

	test('a name cannot turn the direction of the line that it stands in', () => {
		expect(v.safeParse(profileSchema, { name: 'Noor\u202eevil', pronouns: '' }).success).toBe(
			false
		);
	});
});
