import { describe, expect, test } from 'vitest';
import { Ledger, type Rows } from './ledger.ts';

const nothing: Rows = { reflections: [], ticks: [], tries: [] };

describe('whoever reads the three numbers', () => {
	test('hears of words that the screen called saved and the database has not', () => {
		const ledger = new Ledger();
		ledger.typed('prompt', 'one', 1);
		ledger.typed('prompt', 'two', 2);
		ledger.acknowledged('prompt', 'one');
		ledger.holdAgainst({ ...nothing, reflections: [{ prompt: 'prompt', body: 'two' }] });
		expect([...ledger.lost.acknowledged]).toEqual(['one of prompt, in “one”, by now “two”']);
		expect(ledger.isWhole).toBe(false);
	});

	test('hears nothing of words that were never called saved', () => {
		const ledger = new Ledger();
		ledger.typed('prompt', 'one', 1);
		ledger.holdAgainst(nothing);
		expect(ledger.isWhole).toBe(true);
	});

	test('hears of a tick that was called saved and is gone, also after others got no answer', () => {
		const ledger = new Ledger();
		ledger.tickAsked('step', true);
		ledger.tickAcknowledged('step', true);
		ledger.holdAgainst({ ...nothing, ticks: [{ step: 'step' }] });
		expect(ledger.isWhole).toBe(true);
		ledger.holdAgainst(nothing);
		expect([...ledger.lost.acknowledged]).toEqual(['tick of step']);
	});

	test('hears nothing of what was promised after the database was asked', () => {
		const ledger = new Ledger();
		ledger.typed('prompt', 'one', 1);
		ledger.tickAsked('step', true);
		const promised = ledger.promised();
		ledger.acknowledged('prompt', 'one');
		ledger.tickAcknowledged('step', true);
		ledger.holdAgainst(nothing, promised);
		expect(ledger.isWhole).toBe(true);
		ledger.holdAgainst(nothing);
		expect(ledger.lost.acknowledged.size).toBe(2);
	});

	test('takes either way of a tick whose answer never came', () => {
		const ledger = new Ledger();
		ledger.tickAsked('step', true);
		ledger.holdAgainst(nothing);
		ledger.holdAgainst({ ...nothing, ticks: [{ step: 'step' }] });
		expect(ledger.isWhole).toBe(true);
	});

	test('hears of a tick and of a try that are there twice', () => {
		const ledger = new Ledger();
		ledger.tickAsked('step', true);
		ledger.tryAsked('went well');
		ledger.holdAgainst({
			...nothing,
			ticks: [{ step: 'step' }, { step: 'step' }],
			tries: [{ went: 'went well' }, { went: 'went well' }]
		});
		expect([...ledger.lost.doubled]).toEqual(['step', 'went well']);
	});

	test('hears of a try that the course took and lost', () => {
		const ledger = new Ledger();
		ledger.tryAsked('went well');
		ledger.tryAcknowledged('went well');
		ledger.holdAgainst(nothing);
		expect([...ledger.lost.acknowledged]).toEqual(['went well']);
	});

	test('finds what was typed in time and is nowhere, and excuses what was typed too late', () => {
		const ledger = new Ledger();
		ledger.typed('prompt', 'one', 1);
		ledger.typed('prompt', 'two', 2);
		ledger.typed('other', 'three', 3);
		expect(ledger.missing({ prompt: 'one' }, 2)).toEqual(['two']);
		ledger.losesTyped(['two'], 'the browser died');
		ledger.excuse({ prompt: 'one' });
		expect(ledger.missing({ prompt: 'one' }, Infinity)).toEqual([]);
		expect([...ledger.lost.typed]).toEqual(['two (the browser died)']);
	});
});
