import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { noteSchema, settingsSchema } from './words';

test('a note is kept with its lines, and without the empty ones around it', () => {
	expect(v.parse(noteSchema, '\r\n Dear all,\r\n\r\nbreathe. \n')).toBe('Dear all,\n\nbreathe.');
});

test('a note of 2,000 characters is kept, however many bytes they take; one more is said, with how many', () => {
	expect(v.is(noteSchema, '🌱'.repeat(2000))).toBe(true);
	const read = v.safeParse(noteSchema, 'x'.repeat(2001));
	expect(read.issues?.[0].message).toContain('1 character more');
});

test('whatever a form holds, a note is what the database can keep, or has an issue', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const read = v.safeParse(noteSchema, text);
			if (read.success) expect(read.output).not.toMatch(/[\r\u0000]/);
			else expect(read.issues[0].message).toContain('Please');
		})
	);
});

test('how soon somebody answers may be left unsaid, and is said in at most 200 characters of one line', () => {
	const read = (answersWithin: string) =>
		v.safeParse(settingsSchema, { name: 'Us', answersWithin });
	expect(read(' ').output).toEqual({ name: 'Us', answersWithin: '' });
	expect(read(' Within a week. ').output).toEqual({ name: 'Us', answersWithin: 'Within a week.' });
	const long = read('x'.repeat(201));
	expect(long.success).toBe(false);
	expect(long.issues?.[0].path?.[0].key).toBe('answersWithin');
	expect(long.issues?.[0].message).toBe('Please use at most 200 characters.');
});
