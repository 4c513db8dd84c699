import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dropEverythingHere } from '../account/tab';
import { forget, hash, isLeft, leave } from './left';
import { look } from './look';
import type { Mark } from './mark';
import { few, note, now, passages } from './passages';
import { watch } from './watch';

const none = () => false;
const all = (text: string) => passages(text, look(text), none);

describe('the note', () => {
	test('says in one sentence what may let somebody find a client', () => {
		expect(note(all('Rang from 07700 900 123.'))).toBe(
			'‘07700 900 123’ may let somebody find this client. Change it, or leave it.'
		);
		expect(note(all('Nothing here.'))).toBe('');
	});

	test('shows three, says how many more, and each wording once', () => {
		const mails = ['a', 'b', 'a', 'c', 'd', 'e'].map((who) => `${who}@example.org`).join(' and ');
		expect(few(all(mails)).shown.map(({ words }) => words[0])).toEqual(['a', 'b', 'c']);
		expect(note(all(mails))).toBe(
			'‘a@example.org’, ‘b@example.org’, ‘c@example.org’ and two more may let somebody find this ' +
				'client. Change them, or leave them.'
		);
	});

	test('follows a passage that an edit moved, and lets go of one that is gone', () => {
		const [mark] = all('It is a@example.org.');
		expect(now('I think it is a@example.org.', mark!)).toMatchObject({ from: 14, to: 27 });
		expect(now('It is gone.', mark!)).toBeUndefined();
	});
});

describe('leaving a passage', () => {
	const kept = new Map<string, string>();
	beforeEach(() => {
		kept.clear();
		forget();
		// `Object.keys` of a storage are the names kept in it.
		vi.stubGlobal(
			'sessionStorage',
			new Proxy(
				{
					getItem: (name: string) => kept.get(name) ?? null,
					setItem: (name: string, value: string) => void kept.set(name, value),
					removeItem: (name: string) => void kept.delete(name)
				},
				{
					ownKeys: () => [...kept.keys()],
					getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true })
				}
			)
		);
	});
	afterEach(() => vi.unstubAllGlobals());

	test('is remembered for that field, and never as words', () => {
		leave('one', '07700 900 123');
		expect(isLeft('one', '07700 900 123')).toBe(true);
		expect(isLeft('two', '07700 900 123')).toBe(false);
		expect(JSON.stringify([...kept])).not.toMatch(/07700|900 123/);
		expect(hash('07700 900 123')).toBeLessThan(2 ** 24);
	});

	test('is forgotten when somebody signs out', () => {
		leave('one', 'Sarah');
		expect(kept.size).toBe(1);
		dropEverythingHere();
		expect(kept.size).toBe(0);
	});

	test('outlives a browser that keeps nothing, until the page goes', () => {
		vi.stubGlobal('sessionStorage', undefined);
		leave('one', 'Sarah');
		expect(isLeft('one', 'Sarah')).toBe(true);
	});
});

describe('the check looks', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());
	const looking = () => {
		const told: [string, Mark[]][] = [];
		const load = vi.fn(() => Promise.resolve(look));
		return { told, load, it: watch(load, (text, marks) => told.push([text, marks])) };
	};

	test('after a pause, once, and is fetched then alone', async () => {
		const { told, load, it } = looking();
		it.typed('a@example');
		await vi.advanceTimersByTimeAsync(1400);
		it.typed('a@example.org');
		await vi.advanceTimersByTimeAsync(1400);
		expect(load).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(200);
		expect(told).toEqual([['a@example.org', [{ from: 0, to: 13, kind: 'mail' }]]]);
		it.paused();
		await vi.advanceTimersByTimeAsync(0);
		expect(told).toHaveLength(1);
	});

	test('at once when the field is left', async () => {
		const { told, it } = looking();
		it.typed('a@example.org');
		it.paused();
		await vi.advanceTimersByTimeAsync(0);
		expect(told).toHaveLength(1);
	});

	test('and says nothing where it cannot be fetched, and asks again at the next pause', async () => {
		let isThere = false;
		const tell = vi.fn();
		const it = watch(() => (isThere ? Promise.resolve(look) : Promise.reject(new Error())), tell);
		it.typed('a@example.org');
		await vi.advanceTimersByTimeAsync(2000);
		expect(tell).not.toHaveBeenCalled();
		isThere = true;
		it.paused();
		await vi.advanceTimersByTimeAsync(0);
		expect(tell).toHaveBeenCalledOnce();
	});
});
