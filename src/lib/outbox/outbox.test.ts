import { describe, expect, it } from 'vitest';
import { inWords, newId } from './outbox';
import { judge } from './verdict';

describe('what waits, in words', () => {
	it('counts what is about the same once', () => {
		const words = { kind: 'words', of: 'words a b' } as const;
		expect(inWords([words, words, { kind: 'words', of: 'words a c' }])).toBe('2 reflections');
	});

	it('joins the kinds, and says nothing of nothing', () => {
		const all = (['try', 'words', 'tick'] as const).map((kind) => ({ kind, of: kind }));
		expect(inWords(all)).toBe('1 reflection, 1 tick and 1 try');
		expect(inWords([])).toBe('');
	});
});

it('makes ids of version 4', () => {
	expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

describe('an answer', () => {
	const tick = {};
	const words = { words: { prompt: 'p', body: 'Mine.', version: 1 } };

	it('that says so is an acknowledgement, and no answer is none', () => {
		expect(judge(tick, { type: 'success', status: 200, data: {} })).toEqual({ as: 'saved' });
		expect(judge(tick, { type: 'redirect', status: 303 })).toEqual({ as: 'saved' });
		const kept = [{ prompt: 'p', saved: true, version: 2 }];
		expect(judge(words, { type: 'success', data: { kept } })).toEqual({ as: 'saved', version: 2 });
		expect(judge(tick, undefined)).toEqual({ as: 'away' });
	});

	it('that names what is the matter with words to somebody holds them, and says it', () => {
		const refused = { type: 'failure', status: 400, data: { issue: 'Too long.' } } as const;
		expect(judge(tick, refused)).toEqual({ as: 'held', why: 'Too long.' });
	});

	it('about other words does not acknowledge these', () => {
		const kept = [{ prompt: 'another', saved: true, version: 2 }];
		expect(judge(words, { type: 'success', data: { kept } }).as).toBe('held');
	});

	it('brings newer words that stand already', () => {
		const kept = [{ prompt: 'p', saved: false, version: 5, theirs: 'Theirs.' }];
		expect(judge(words, { type: 'failure', status: 409, data: { kept } })).toEqual({
			as: 'conflict',
			theirs: { body: 'Theirs.', version: 5 }
		});
	});

	it('that could be otherwise the next time is tried again', () => {
		for (const status of [429, 500, 503]) {
			expect(judge(tick, { type: 'error', status }).as).toBe('away');
		}
		expect(judge(words, { type: 'failure', status: 503, data: { away: true } }).as).toBe('away');
	});

	it('that too many were sent leaves these with their writer, and says when to send them', () => {
		const data = { issue: 'Please send them in a minute.' };
		expect(judge(tick, { type: 'failure', status: 429, data })).toEqual({
			as: 'held',
			why: 'Please send them in a minute.'
		});
		expect(judge(words, { type: 'failure', status: 429, data }).as).toBe('away');
	});

	it('that could not waits for the person, with the reason', () => {
		const data = { issues: { p: 'Too long.' } };
		expect(judge(words, { type: 'failure', status: 400, data })).toEqual({
			as: 'held',
			why: 'Too long.'
		});
		const error = { message: 'There is no step of this name.' };
		expect(judge(tick, { type: 'error', status: 404, error })).toEqual({
			as: 'held',
			why: 'There is no step of this name.'
		});
	});

	it('of a session that has ended, or is somebody else’s, is over', () => {
		expect(judge(tick, { type: 'failure', status: 401, data: { over: true } }).as).toBe('over');
		expect(judge(tick, { type: 'error', status: 401 }).as).toBe('over');
	});
});
