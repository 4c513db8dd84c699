import { expect, it } from 'vitest';
import { Ticks } from './ticks.svelte';

it('says that a tick is saved when that tick has arrived, and not when another has', async () => {
	const ticks = new Ticks(
		() => [],
		() => Promise.resolve('waits')
	);
	ticks.change('mine', true);
	await expect.poll(() => ticks.said.words).toContain('Kept on this device');
	ticks.arrived('another', true);
	expect(ticks.said.words).toContain('Kept on this device');
	ticks.arrived('mine', true);
	expect(ticks.said).toEqual({ of: 'mine', words: 'Ticked and saved.', isOver: false });
});

it('says what arrived, where it has been taken back meanwhile', async () => {
	const ticks = new Ticks(
		() => [],
		(_, ticked) => (ticked ? Promise.resolve('waits') : new Promise(() => {}))
	);
	ticks.change('mine', true);
	await expect.poll(() => ticks.said.words).toContain('Kept on this device');
	ticks.change('mine', false);
	ticks.arrived('mine', true);
	expect(ticks.said.words).toBe('Ticked and saved.');
	expect(ticks.has('mine')).toBe(false);
});

it('shows what waits since another day, and what arrives of it, but for what was said since', () => {
	const ticks = new Ticks(
		() => ['before'],
		() => new Promise(() => {})
	);
	ticks.waits('before', false);
	ticks.arrived('other', true);
	expect([ticks.has('before'), ticks.has('other')]).toEqual([false, true]);
	ticks.change('before', true);
	ticks.waits('before', false);
	ticks.arrived('before', false);
	expect(ticks.has('before')).toBe(true);
});
