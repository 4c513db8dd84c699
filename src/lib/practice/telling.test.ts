import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBeside, readPlan, readTry } from './telling';

const fresh = '00000000-0000-4000-8000-000000000001';
const now = new Date('2026-11-24T12:00:00Z');

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

describe('a learner makes a plan', () => {
	test('in two lines, of which each is one', () => {
		expect(readPlan(form({ cue: '  it\nrains ', act: 'wait\t' }), fresh).plan).toEqual({
			id: fresh,
			cue: 'it rains',
			act: 'wait'
		});
	});

	test('and is told kindly which half is missing, too long or cannot be kept', () => {
		expect(readPlan(form({ cue: ' ', act: 'wait' }), fresh).issues).toEqual({
			cue: expect.stringContaining('when it is to happen')
		});
		expect(readPlan(form({ cue: 'x', act: 'y'.repeat(501) }), fresh).issues?.act).toMatch(/1 more/);
		expect(readPlan(form({ cue: 'a\u0000b', act: 'y' }), fresh).issues?.cue).toMatch(/null/);
	});

	test('and loses nothing of what was typed, whatever it was', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (cue, act) => {
				const { typed, plan, issues } = readPlan(form({ cue, act }), fresh);
				expect(typed.cue).toBe(form({ cue }).get('cue'));
				expect(Boolean(plan) !== Boolean(issues)).toBe(true);
				if (plan) expect(plan.cue).toMatch(/^\S(.*\S)?$/su);
			})
		);
	});
});

describe('a learner tells a try', () => {
	const told = (fields: Record<string, string>) => readTry(form(fields), fresh, now);

	test('with a day and as many words as they like, or none', () => {
		expect(told({ tried_on: '2026-11-20', went: 'Well', noticed: 'A\r\nB' }).told).toEqual({
			id: fresh,
			version: 0,
			tried_on: '2026-11-20',
			went: 'Well',
			noticed: 'A\nB'
		});
		expect(told({}).told).toMatchObject({ tried_on: '2026-11-24', went: '', noticed: '' });
	});

	test('on a day that there is, and that has come somewhere', () => {
		for (const tried_on of ['soon', '2026-02-30', '2026-11-26', '1066-10-14']) {
			expect(told({ tried_on }).issues?.tried_on, tried_on).toBeDefined();
		}
		expect(told({ tried_on: '2026-11-25' }).told?.tried_on).toBe('2026-11-25');
	});
});

describe('what was typed beside that which a button was pressed for', () => {
	const beside = (fields: Record<string, string>) => readBeside(form(fields), fresh);

	test('comes back as it was typed', () => {
		const { plan, told } = beside({ cue: ' it\nrains', act: '', noticed: 'Much. ', version: '2' });
		expect(plan).toEqual({ id: fresh, cue: ' it\nrains', act: '' });
		expect(told).toMatchObject({ noticed: 'Much. ', version: 2 });
	});

	test('is nothing where nobody typed: the day that the page brought, the plan that stands', () => {
		const untouched = { tried_on: '2026-11-20', went: ' ', cue: 'it rains', act: 'wait' };
		expect(beside({ ...untouched, stands: 'it rains wait' })).toEqual({});
		expect(beside({ ...untouched, stands: '' }).plan).toMatchObject({ cue: 'it rains' });
	});
});
