import { createServer, type AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { choose, read } from './ports.ts';

const others: (() => void)[] = [];
afterEach(() => others.splice(0).forEach((leave) => leave()));

/** Somebody else on this machine, who listens already. */
async function somebodyElse(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	others.push(() => server.close());
	return (server.address() as AddressInfo).port;
}

test('who says nothing gets the usual port, who says 0 any port', () => {
	expect(read('PORT', undefined)).toBe('usual');
	expect(read('PORT', '')).toBe('usual');
	expect(read('PORT', '0')).toBe('any');
	expect(read('PORT', '3010')).toBe(3010);
});

test('who mistypes a port is told what a port is', () => {
	for (const mistake of ['abc', '-1', '70000', '30.5']) {
		expect(() => read('PORT', mistake)).toThrow(`PORT is “${mistake}”: a port is a whole number`);
	}
});

test('a usual port that somebody else has falls to a free one, and says so', async () => {
	const usual = await somebodyElse();
	const told = vi.fn();
	const wish = { name: 'course', variable: 'PORT', usual };
	const { course } = await choose({ course: wish }, {}, told);
	expect(course).not.toBe(usual);
	expect(told).toHaveBeenCalledWith(wish, usual, course);
});

test('a chosen port that somebody else has is a mistake with a way out', async () => {
	const port = await somebodyElse();
	const wish = { name: 'course', variable: 'PORT', usual: 3000 };
	await expect(choose({ course: wish }, { PORT: String(port) })).rejects.toThrow(
		`Port ${port}, which PORT chose for the course, is taken: choose another, or PORT=0`
	);
});

test('two that want any port never get the same one, nor the one that a third has chosen', async () => {
	const free = await somebodyElse();
	others.splice(0).forEach((leave) => leave());
	const wish = (variable: string) => ({ name: variable, variable, usual: free });
	const chosen = await choose(
		{ a: wish('A'), b: wish('B'), c: wish('C') },
		{ A: String(free), B: '0', C: undefined }
	);
	expect(chosen.a).toBe(free);
	expect(new Set(Object.values(chosen)).size).toBe(3);
});
