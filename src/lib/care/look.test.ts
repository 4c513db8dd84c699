import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { look, type Kind } from './look';

/** What is found, as words: "phone 07700 900 123". */
const found = (text: string) =>
	look(text).map(({ from, to, kind }) => `${kind} ${text.slice(from, to)}`);

const told: [Kind, string, string][] = [
	['phone', 'Call her on 07700 900 123 after six.', '07700 900 123'],
	['phone', 'His number: +44 (0)20 7946 0999', '+44 (0)20 7946 0999'],
	['phone', 'She left (212) 555-0148 with the desk.', '(212) 555-0148'],
	['phone', 'I rang 555-0191 and nobody was there.', '555-0191'],
	['phone', 'Born 01/02/1988, mobile 07700900456', '07700900456'],
	[
		'phone',
		'He dictated it: oh seven seven double zero nine oh oh one two three',
		'oh seven seven double zero nine oh oh one two three'
	],
	['mail', 'He wrote from maya.k@example.com at night.', 'maya.k@example.com'],
	['mail', 'It is maya at example dot com, she said.', 'maya at example dot com'],
	['date', 'She was born on 12/03/1987.', '12/03/1987'],
	['date', 'DOB 120387', '120387'],
	['date', 'He died on the 3rd of May.', '3rd of May'],
	['date', 'They came on Tuesday 14 May 2024, both of them.', 'Tuesday 14 May 2024'],
	['date', 'She lost the baby on March 12, 2021.', 'March 12, 2021'],
	['date', 'He was admitted in November 2019.', 'November 2019'],
	['date', 'Her session of 3/12 went badly.', '3/12'],
	['date', 'Admitted 2021-03-12.', '2021-03-12'],
	['date', 'His birthday is the twelfth of March.', 'twelfth of March'],
	['number', 'Her NHS number is 943 476 5919.', '943 476 5919'],
	['number', 'MRN 00451', '00451'],
	['number', 'The case no. is 2021-0456.', '2021-0456'],
	['number', 'SSN 123-45-6789', '123-45-6789'],
	['number', 'He drives a silver Honda, AB12 CDE.', 'AB12 CDE'],
	['number', 'Her passport number was X1234567', 'X1234567'],
	['web', 'See www.mayas-cakes.example.com/about', 'www.mayas-cakes.example.com/about'],
	['web', 'She posts as @maya_draws.', '@maya_draws'],
	['web', 'It came from 203.0.113.7 again.', '203.0.113.7'],
	['address', 'She lives at 14 Elm Grove Road.', '14 Elm Grove Road'],
	['address', 'Her postcode is LS6 2QT.', 'LS6 2QT'],
	['address', 'He moved to a flat on Mill Lane last year.', 'Mill Lane'],
	['name', 'Mrs Okonkwo cried.', 'Okonkwo'],
	['name', 'My client Oluwaseun came late.', 'Oluwaseun'],
	['name', 'Sarah told me about it.', 'Sarah'],
	['name', 'When Jamal Adeyemi came, I was late.', 'Jamal Adeyemi'],
	['place', 'She works at Ferndale Primary School.', 'Ferndale Primary School'],
	['place', 'He grew up in Rotherham.', 'Rotherham']
];

describe('what looks like a client', () => {
	test.each(told)('is found: a %s in “%s”', (kind, text, words) => {
		expect(found(text)).toContain(`${kind} ${words}`);
	});

	test('is each found where it stands, in the order of the text', () => {
		const text = 'Mr Ali 🙂, born 12.3.1987, rang from 07700 900 123; a.ali@example.org.';
		expect(found(text)).toEqual([
			'name Ali',
			'date 12.3.1987',
			'phone 07700 900 123',
			'mail a.ali@example.org'
		]);
	});
});

describe('what only looks like one', () => {
	test.each([
		'A client, about my age, said nothing for ten minutes.',
		'She rated her anxiety 8/10, then 4/10.',
		'We tried 4-7-8 breathing and 5-4-3-2-1.',
		'Owen et al. 2014, 45(4), 283–290, doi 10.1037/a0037420.',
		'Samaritans are on 116 123, and in danger call 999 or 988.',
		'ISBN 978-1-906254-00-0, second edition of 2017.',
		'Between 1990 and 2014 little changed; 1998–2004 was worse.',
		'F33.1 in ICD-10, PHQ-9 of 14, 50 mg at 10:30.',
		'It may take 12 sessions; I may be wrong.',
		'The fee is £45, and 1,200 words are enough.',
		'Crenshaw (1989) and Frantz Fanon wrote about this. Carl Rogers too.',
		'Slavery ended on paper on 1 August 1834.',
		'We march on International Women’s Day, 8 March.',
		'My supervisor Anna asked what I needed.',
		'Let’s call her Maya, a composite.',
		'I read it at https://doi.org/10.1037/a0037420 and on nhs.uk.',
		'He is from Nigeria, and grew up in England.',
		'Black Lives Matter changed what Cognitive Behavioural Therapy teaches.',
		'In March 3 clients left; in May many came.',
		'Hope is what she asked for. Grace and joy, he said.',
		'He stares at the dot matrix on my wall.',
		'Since 9/11 he is searched; 24/7 she worries.',
		'The Mental Health Act 1983, section 136.'
	])('is left alone: “%s”', (text) => {
		expect(found(text)).toEqual([]);
	});
});

describe('whatever somebody writes', () => {
	const pieces = fc.array(
		fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.constantFrom(...told.map(([, text]) => text)),
			fc.constantFrom('@', '.', '0', '-', ' ', 'A', 'Aa ', '12 ', '/', 'call ', '(', '\n', '\ud83d')
		)
	);

	test('marks lie within it, in order, and never one on another', () => {
		fc.assert(
			fc.property(
				pieces.map((parts) => parts.join('')),
				(text) => {
					let at = 0;
					for (const { from, to } of look(text)) {
						expect(from).toBeGreaterThanOrEqual(at);
						expect(to).toBeGreaterThan(from);
						expect(to).toBeLessThanOrEqual(text.length);
						at = to;
					}
				}
			),
			{ numRuns: 300 }
		);
	});

	const fastest = (text: string) =>
		Math.min(
			...Array.from({ length: 5 }, () => {
				const start = performance.now();
				look(text);
				return performance.now() - start;
			})
		);
	const long = (piece: string) => piece.repeat(Math.ceil(20_000 / piece.length)).slice(0, 20_000);

	// Some 10 ms where the machine is free; the bound leaves room for one that is not.
	test('20,000 characters of it are looked at in a blink', () => {
		const prose = long(
			'A client, about my age, said that I had not listened. I noticed the pull to explain, and ' +
				'asked one more question instead. What did she need? We sat with it for a while, as Rogers ' +
				'might have. In 2019 I would have said more. Sarah rang from 07700 900 123 on 12 May 2021.\n'
		);
		expect(fastest(prose)).toBeLessThan(60);
	});

	test('repeating it 20,000 times over is no trap', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, maxLength: 6 }), (piece) => {
				expect(fastest(long(piece))).toBeLessThan(250);
			}),
			{ numRuns: 40 }
		);
	});

	test.each([
		'0',
		'A',
		'a',
		'a.',
		'Aa ',
		'1-',
		'1 ',
		'@',
		'a@',
		'(',
		'call ',
		'one ',
		'A-',
		'1/',
		'x1',
		'Mr ',
		'DOB ',
		'::1',
		'lives ',
		'A1',
		'https://'
	])('nor is “%s”', (piece) => {
		expect(fastest(long(piece))).toBeLessThan(250);
	});
});
