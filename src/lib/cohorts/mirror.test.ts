import { expect, test } from 'vitest';
import type { SeenReply } from './cohorts';
import { readReply, readSwitch, standing } from './mirror';

const id = '3f0c0c52-6a3e-4f5b-9d52-0d6f3a5f0c11';
const form = (fields: Record<string, string>) => {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
};

test('a switch is put one way or the other, for one cohort, and by nothing else', () => {
	expect(readSwitch(form({ cohort: id, on: 'yes' }))).toEqual({ cohort: id, on: true });
	expect(readSwitch(form({ cohort: id, on: 'no' }))).toEqual({ cohort: id, on: false });
	for (const odd of [{ cohort: id }, { cohort: id, on: 'on' }, { cohort: 'mine', on: 'no' }]) {
		expect(readSwitch(form(odd as Record<string, string>))).toBeUndefined();
	}
});

test('what is withdrawn is one reply, by its name', () => {
	expect(readReply(form({ reply: id }))).toBe(id);
	expect(readReply(form({ reply: 'all' }))).toBeUndefined();
	expect(readReply(form({}))).toBeUndefined();
});

test('a thread says how it stands, with what came and whether more is waited for', () => {
	const reply = { answers: 0, waiting_since: null } as SeenReply;
	const since = '2026-11-20T10:00:00Z';
	expect(standing(reply)).toBe('no answer');
	expect(standing({ ...reply, waiting_since: since })).toBe('waits for an answer');
	expect(standing({ ...reply, answers: 1 })).toBe('1 answer');
	expect(standing({ ...reply, answers: 2, waiting_since: since })).toBe(
		'2 answers, waits for the next'
	);
});
