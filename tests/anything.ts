/** Forms as nobody means them: any Unicode and less than Unicode, too much, twice, as a file, or not at all. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { letter } from './letter.ts';

export interface Sent {
	type: string;
	bytes: Uint8Array;
	/** What could be recognised elsewhere, in a log for example. */
	texts: string[];
}

const tricky = fc.constantFrom(
	'',
	' ',
	'\u0000',
	'a\u0000b',
	'\ud800',
	'x\udc00y',
	'\u202eevil\u2066',
	'\ufeff\u200b\u200e',
	'=1+1',
	'<script>alert(1)</script>',
	"'; drop table reflections; --",
	'{"$ne": null}',
	'../../etc/passwd',
	'%00%ff%',
	'é'.normalize('NFD'),
	'😀'.repeat(100),
	'\r\n\r\n',
	'-1',
	'1e9',
	'999999999999999999999',
	'null',
	'NaN'
);
const codeUnits = fc
	.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
	.map((units) => String.fromCharCode(...units));
const long = fc
	.tuple(
		fc.constantFrom('a', '\u0000', '😀', '\u202e', 'é', '"', '\n'),
		fc.constantFrom(81, 20_000, 20_001)
	)
	.map(([text, count]) => text.repeat(count));
export const anyText = fc.oneof(
	{ weight: 12, arbitrary: tricky },
	{ weight: 12, arbitrary: codeUnits },
	{ weight: 8, arbitrary: fc.string({ unit: 'grapheme' }) },
	{ weight: 6, arbitrary: fc.string({ unit: 'binary' }) },
	{ weight: 1, arbitrary: long }
);

/** Some of them again and again, so that what is there already is met too. */
const ids = Array.from({ length: 4 }, () => randomUUID());
const anyDay = fc.oneof(
	fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
	fc.constantFrom('', '2026-02-30', '0001-01-01', '9999-12-31'),
	fc.integer({ min: -3, max: 4000 }).map(inDays)
);

/** What the field is there for, so that what comes after the first look is reached too. */
const meant: Record<string, fc.Arbitrary<string>> = {
	email: fc.emailAddress(),
	code: fc.stringMatching(/^\d{6}$/),
	next: fc.constantFrom('/letters', '/account'),
	letter: fc.constant(letter.slug),
	step: fc.constantFrom(...letter.steps.map(({ id }) => id)),
	was: fc.constantFrom(...letter.steps.map(({ id }) => id)),
	read: fc.constantFrom('yes', 'no'),
	version: fc.constantFrom('0', '1', '2', '999999999', '4294967296'),
	size: fc.constantFrom('usual', 'large', 'larger'),
	light: fc.constantFrom('usual', 'light', 'dark'),
	shares: fc.constantFrom('yes', 'no'),
	shared: fc.constant('yes'),
	hash: fc.stringMatching(/^[0-9a-f]{56}$/),
	token: fc.stringMatching(/^[0-9a-f]{32}$/),
	type: fc.constantFrom('magiclink', 'signup', 'email'),
	days: fc.oneof(fc.integer({ min: -1, max: 400 }).map(String), fc.constantFrom('none', '7')),
	id: fc.constantFrom(...ids),
	chosen: fc.constantFrom('yes', 'no'),
	went: fc.constantFrom('', 'Well enough.'),
	tried_on: anyDay,
	starts_on: anyDay,
	day: anyDay,
	seats: fc.integer({ min: -1, max: 1100 }).map(String),
	carry: fc
		.record({
			letter: fc.oneof(fc.constant(letter.slug), anyText),
			steps: fc.array(fc.oneof(fc.constant(letter.steps[0].id), anyText), { maxLength: 3 }),
			bodies: fc.dictionary(fc.constantFrom(...letter.prompts.map(({ id }) => id)), anyText)
		})
		.map((carry) => JSON.stringify(carry))
};

function inDays(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

type Part = { name: string; value: string; isFile: boolean };

function parts(field: string): fc.Arbitrary<Part[]> {
	const [known = ''] = field.split(':');
	const meaning = (Object.hasOwn(meant, known) && meant[known]) || anyText;
	// Each address that can be is a mail that is sent: some are enough.
	const weight = field === 'email' ? 1 : 10;
	const value = fc.oneof({ weight, arbitrary: meaning }, { weight: 10, arbitrary: anyText });
	const isFile = fc.nat({ max: 9 }).map((nat) => nat === 9);
	const part = fc.record({ name: fc.constant(field), value, isFile });
	return fc.array(part, { minLength: 0, maxLength: 2 });
}

/** Any form with these fields. */
export function anyForm(fields: string[]): fc.Arbitrary<Sent> {
	const surplus = fc.constantFrom('user_id', 'role', '__proto__', 'id', 'version');
	const all = fc.tuple(...fields.map(parts), surplus.chain(parts)).map((lists) => lists.flat());
	return fc.tuple(all, fc.boolean()).map(([parts, isMultipart]) => ({
		...(isMultipart ? multipart(parts) : urlencoded(parts)),
		texts: parts.map(({ value }) => value)
	}));
}

/** Any text as part of an address. */
export const anyAddress = anyText.map(percent);

function urlencoded(parts: Part[]) {
	const encoded = parts.map(({ name, value }) => `${encodeURIComponent(name)}=${percent(value)}`);
	return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(encoded.join('&')) };
}

function multipart(parts: Part[]) {
	const boundary = 'a-line-that-no-text-holds';
	const chunks = parts.flatMap(({ name, value, isFile }) => [
		`--${boundary}\r\ncontent-disposition: form-data; name="${name}"`,
		isFile ? '; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n' : '\r\n\r\n',
		wtf8(value),
		'\r\n'
	]);
	chunks.push(`--${boundary}--\r\n`);
	const bytes = Buffer.concat(
		chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk))
	);
	return { type: `multipart/form-data; boundary=${boundary}`, bytes };
}

/** UTF-8, and its natural extension for halves of characters, which UTF-8 proper cannot hold. */
function wtf8(text: string): Uint8Array {
	if (text.isWellFormed()) return Buffer.from(text);
	const characters = [...text].map((character) => {
		const point = character.codePointAt(0) ?? 0;
		if (character.isWellFormed()) return Buffer.from(character);
		return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f)];
	});
	return Buffer.from(characters.flatMap((bytes) => [...bytes]));
}

function percent(text: string): string {
	return Buffer.from(wtf8(text)).toString('hex').replaceAll(/../g, '%$&');
}
