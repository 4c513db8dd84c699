import { expect, it } from 'vitest';
import { DRAFT, type Delivered, type Entry, type Outbox } from '$lib/outbox/outbox';
import { Sheet } from './sheet.svelte';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

/** An outbox in which one can look; `answer` is what a server would make of what is sent. */
function box(answer: Delivered = { as: 'saved', durable: true }) {
	const lying = new Map<string, Entry>();
	let stamps = 0;
	const outbox = {
		lasting: true,
		listen: () => () => {},
		waiting: async () => [...lying.values()],
		drop: async (id: string) => void lying.delete(id),
		keepDraft: async (draft: Entry, id: string) => {
			const entry = { ...draft, id, person: 'p', stamp: String(++stamps), held: DRAFT };
			lying.set(id, entry);
			return { entry, durable: true };
		},
		deliver: async (draft: Entry) => {
			const entry = [...lying.values()].find(({ of }) => of === draft.of);
			if (answer.as === 'saved' && entry) lying.delete(entry.id);
			return answer;
		}
	} as unknown as Outbox;
	return { outbox, lying };
}

function sheetAt(outbox: Outbox, body = '') {
	return new Sheet({
		kind: 'answer',
		of: 'answer r',
		id: id(1),
		body,
		action: '/replies/r?/answer',
		open: async () => outbox,
		stash: () => {},
		stashed: () => undefined
	});
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('keeps a draft with every key, brings it back on the next page, and drops it with its words', async () => {
	const { outbox, lying } = box();
	const sheet = sheetAt(outbox);
	await sheet.begin(() => {});
	sheet.body = 'Half a thou';
	sheet.typed();
	await settled();
	expect([...lying.values()].map(({ held }) => held)).toEqual([DRAFT]);
	expect(sheet.words).toBe('A draft, kept on this device. Nobody else has it.');

	const next = sheetAt(outbox);
	await next.begin(() => {});
	expect(next).toMatchObject({ body: 'Half a thou', isBroughtBack: true });
	next.body = ' ';
	next.typed();
	await settled();
	expect(lying.size).toBe(0);
});

it('begins with the next one when its words are sent, also where they wait for the network', async () => {
	for (const as of ['saved', 'away'] as const) {
		const { outbox } = box({ as, durable: true });
		const sheet = sheetAt(outbox);
		await sheet.begin(() => {});
		sheet.body = 'All of it.';
		sheet.typed();
		await sheet.send([]);
		expect(sheet.body).toBe('');
		expect(sheet.id).not.toBe(id(1));
		expect(sheet.waiting).toEqual(as === 'away' ? [{ id: id(1), body: 'All of it.' }] : []);
	}
});

it('leaves words in their field where nobody has them', async () => {
	for (const [as, standing] of [
		['away', 'lost'],
		['over', 'over'],
		['held', 'refused']
	] as const) {
		const { outbox } = box({ as, durable: false });
		const sheet = sheetAt(outbox);
		await sheet.begin(() => {});
		sheet.body = 'All of it.';
		sheet.typed();
		await sheet.send([]);
		expect(sheet).toMatchObject({ body: 'All of it.', id: id(1) });
		expect(sheet.standing).toBe(standing);
	}
});

it('begins anew with words that come a moment later, and never over what was typed', async () => {
	const { outbox } = box();
	const untouched = sheetAt(outbox, 'Saved.');
	untouched.rebase('Saved since.');
	expect(untouched.body).toBe('Saved since.');
	const typed = sheetAt(outbox, 'Saved.');
	typed.body = 'Mine.';
	typed.rebase('Saved since.');
	expect(typed.body).toBe('Mine.');
});
