import { expect, test } from 'vitest';
import { parse } from './arguments.ts';

test('who adds nothing gets the demo data and keeps what there is', () => {
	expect(parse([])).toEqual({ empty: false, reset: false, yes: false });
});

test('who wants to begin anew without demo data can say both', () => {
	expect(parse(['--empty', '--reset'])).toEqual({ empty: true, reset: true, yes: false });
});

test('who mistypes an option is told which word was not understood', () => {
	expect(parse(['--emtpy'])).toBe('“--emtpy” is not an option here: --help tells which there are.');
	expect(parse(['toString'])).toContain('“toString”');
});
