import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readTo, reasonSchema, whySchema } from './circle';
import { answersInCircle, peopleInWords } from './words';

const cohort = '0d3d9c1c-1f5c-4a51-8d0b-0a3bb9a5a001';

test('a form says for whom a reply is, and nothing goes to the circle that does not say so', () => {
	expect(readTo(cohort)).toEqual({ cohort, audience: 'facilitators' });
	expect(readTo(`circle ${cohort}`)).toEqual({ cohort, audience: 'circle' });
	for (const other of ['', 'circle', 'circle ', `Circle ${cohort}`, `${cohort} circle`, null]) {
		expect(readTo(other)).toBeUndefined();
	}
});

test('a reason is given in at most 500 characters, and why one asks may be left out', () => {
	const reads = (schema: typeof reasonSchema | typeof whySchema, text: string) =>
		v.safeParse(schema, text);
	expect(reads(reasonSchema, ' It names\r\na patient. ').output).toBe('It names\na patient.');
	expect(reads(reasonSchema, ' \n ').success).toBe(false);
	expect(reads(whySchema, ' \n ').output).toBe('');
	expect(reads(whySchema, '😀'.repeat(500)).success).toBe(true);
	expect(reads(whySchema, '😀'.repeat(501)).success).toBe(false);
});

test('below three no total is told', () => {
	expect([null, 3].map(peopleInWords)).toEqual(['fewer than 3 people', '3 people']);
	expect([null, 4].map(answersInCircle)).toEqual(['Fewer than 3 answers', '4 answers']);
});
