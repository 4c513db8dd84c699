import { expect, it } from 'vitest';
import { answersInWords, inShort, readers, unreadInWords } from './naming';

const called = (...names: (string | null)[]) => readers(names.map((name) => ({ name })));

it('names who reads, and of many says how many they are', () => {
	expect(called('Jonas')).toBe('Jonas');
	expect(called('Jonas', 'Amara')).toBe('Jonas and Amara');
	expect(called('Jonas', null)).toBe('Jonas and somebody');
	expect(called('A', 'B', 'C', 'D', 'E')).toBe('your 5 facilitators');
	expect(called()).toBe('nobody at the moment');
});

it('tells what came back in words', () => {
	expect([0, 1, 2].map(unreadInWords)).toEqual(['', 'One answer to read', '2 answers to read']);
	expect([0, 1, 2].map(answersInWords)).toEqual(['No answer yet', 'One answer', '2 answers']);
});

it('shows the beginning of long words up to the end of one', () => {
	expect(inShort(' All of it. ')).toBe('All of it.');
	const long = `${'word '.repeat(31)}worrr`;
	expect(inShort(long)).toBe(`${'word '.repeat(31).trim()}…`);
	expect(inShort('x'.repeat(160))).toBe(`${'x'.repeat(160)}…`);
	// The database counts characters, of which an emoji is one.
	expect(inShort('😀'.repeat(159))).toBe('😀'.repeat(159));
});
