import { describe, expect, it } from 'vitest';
import { tellOf } from './held';
import { NEWER, type Entry } from './outbox';

const step = '/letters/power/steps/ask';
const entry = (more: Partial<Entry>): Entry => ({
	...{ id: 'i', person: 'p', stamp: 's', kind: 'try', of: 'o', action: `${step}?/try`, fields: [] },
	held: 'There is no step of this name.',
	...more
});

describe('what was refused while nobody looked', () => {
	it('is told with its words, its reason and its page', () => {
		const fields: Entry['fields'] = [
			['id', 'x'],
			['tried_on', '2026-11-24'],
			['went', 'Slowly.'],
			['noticed', '']
		];
		expect(tellOf(entry({ fields }))).toEqual({
			what: 'A try',
			why: 'There is no step of this name.',
			words: '2026-11-24\n\nSlowly.',
			page: step,
			canTryAgain: true,
			isChosenThere: false
		});
	});

	it('says which way a thing without words went', () => {
		const tick = entry({ kind: 'tick', fields: [['was', 'ask']] });
		expect(tellOf(tick)).toMatchObject({ what: 'A tick that you took back', words: '' });
		const put = entry({ kind: 'plan', action: `${step}?/end-plan`, fields: [['standing', 'x']] });
		expect(tellOf(put)).toMatchObject({ what: 'A plan that you put down', words: '' });
	});

	it('is not sent once more against newer words, which its own page shows beside it', () => {
		const words = { prompt: 'when', body: 'Mine.', version: 1 };
		const mine = entry({ kind: 'words', action: '/letters/power?/save', words, held: NEWER });
		expect(tellOf(mine)).toMatchObject({
			words: 'Mine.',
			page: '/letters/power#prompt-when',
			canTryAgain: false,
			isChosenThere: true
		});
	});
});
