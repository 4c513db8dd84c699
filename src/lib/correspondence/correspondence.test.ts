import { expect, it } from 'vitest';
import * as v from 'valibot';
import { messageSchema, readAbout } from './correspondence';

const read = (text: string) => {
	const words = v.safeParse(messageSchema, text);
	return words.success ? words.output : words.issues[0].message;
};

it('takes words as they are, and says kindly what cannot be sent', () => {
	expect(read(' <b>As\r\nthey are</b> ')).toBe(' <b>As\nthey are</b> ');
	for (const nothing of ['', ' \n\t', '\u0085\u001f', '\u00a0\ufeff']) {
		expect(read(nothing)).toBe('There are no words here yet.');
	}
	expect(read('a\u0000')).toMatch(/null/);
	expect(read('😀'.repeat(20_000))).toBe('😀'.repeat(20_000));
	expect(read('x'.repeat(20_001))).toMatch(/^This is 1 character more than fit/);
});

it('reads what is written back about, and nothing else', () => {
	const about = (query: string) => readAbout(new URLSearchParams(query));
	expect(about('letter=a-letter&prompt=a-prompt&x=y')).toEqual({
		letter: 'a-letter',
		prompt: 'a-prompt'
	});
	for (const query of ['', 'letter=a', 'letter=A&prompt=b', `letter=a&prompt=${'b'.repeat(81)}`]) {
		expect(about(query)).toBeUndefined();
	}
});
