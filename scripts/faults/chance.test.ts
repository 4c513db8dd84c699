import { expect, test } from 'vitest';
import { Chance } from './chance.ts';

const draw = (chance: Chance) => Array.from({ length: 50 }, () => chance.next());

test('who repeats a run by its seed meets the same choices', () => {
	expect(draw(new Chance(7))).toEqual(draw(new Chance(7)));
	expect(draw(new Chance(7))).not.toEqual(draw(new Chance(8)));
});

test('what one of two does first changes nothing for the other', () => {
	const [one, other] = [new Chance(7), new Chance(7)];
	draw(one.apart());
	other.apart();
	expect(one.next()).toBe(other.next());
});
