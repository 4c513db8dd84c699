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
	settled: fc.constantFrom('yes', 'no'),
	accept: fc.constantFrom('yes', 'no'),
	afterwards: fc.constantFrom('stays', 'leaves'),
	on: fc.constantFrom('yes', 'no'),
	open: fc.constantFrom('yes', 'yes', 'yes', 'no'),
	sent: fc.constantFrom('stays', 'goes'),
	hears: fc.constantFrom('yes', 'no'),
	role: fc.constantFrom('learner', 'facilitator'),
	format: fc.constantFrom('csv', 'json'),
	prompt: fc.constantFrom(...letter.prompts.map(({ id }) => id)),
	reason: fc.constantFrom('It names somebody.', 'a'.repeat(500)),
	addresses: fc
		.array(fc.oneof(fc.emailAddress(), anyText), { minLength: 1, maxLength: 3 })
		.map((lines) => lines.join('\n')),
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

/** What the fields of a page hold at the moment, by their names. */
export type Offered = ReadonlyMap<string, string[]>;

function meaning(field: string, offered: () => Offered): fc.Arbitrary<string> {
	const [known = ''] = field.split(':');
	const other = (Object.hasOwn(meant, known) && meant[known]) || anyText;
	// Asked for as late as that: with each form the page offers something else.
	return fc.tuple(fc.nat({ max: 1000 }), other).map(([at, other]) => {
		const values = offered().get(field) ?? [];
		return values[at % (values.length + 1)] ?? other;
	});
}

/** Each address that can be is a mail that is sent: some are enough. */
const isMailed = (field: string) => /^(email|addresses)$/.test(field);

function anyValue(field: string, offered: () => Offered): fc.Arbitrary<string> {
	const weight = isMailed(field) ? 1 : 10;
	const meant = { weight, arbitrary: meaning(field, offered) };
	return fc.oneof(meant, { weight: 10, arbitrary: anyText });
}

function parts(field: string, offered: () => Offered): fc.Arbitrary<Part[]> {
	const value = anyValue(field, offered);
	const isFile = fc.nat({ max: 9 }).map((nat) => nat === 9);
	const part = fc.record({ name: fc.constant(field), value, isFile });
	return fc.array(part, { minLength: 0, maxLength: 2 });
}

/** As somebody fills it in who means it, but for one field: so the others do not stop it at the door. */
function nearly(fields: string[], offered: () => Offered): fc.Arbitrary<Part[]> {
	const whole = fields.map((name) => {
		const value = isMailed(name) ? anyValue(name, offered) : meaning(name, offered);
		return value.map((value): Part => ({ name, value, isFile: false }));
	});
	const odd = fc.record({ at: fc.nat({ max: fields.length }), value: anyText });
	return fc
		.tuple(fc.tuple(...whole), odd)
		.map(([parts, { at, value }]) =>
			parts.map((part, n) => (n === at ? { ...part, value } : part))
		);
}

/** Any form with these fields: half of them as they come, half of them nearly as they are meant. */
export function anyForm(
	fields: string[],
	offered: () => Offered = () => new Map()
): fc.Arbitrary<Sent> {
	const surplus = fc
		.constantFrom('user_id', 'role', '__proto__', 'id', 'version')
		.chain((field) => parts(field, offered));
	const all = fc
		.tuple(...fields.map((field) => parts(field, offered)), surplus)
		.map((lists) => lists.flat());
	const either = fc.oneof(all, nearly(fields, offered));
	return fc.tuple(either, fc.boolean()).map(([parts, isMultipart]) => ({
		...(isMultipart ? multipart(parts) : urlencoded(parts)),
		texts: parts.map(({ value }) => value)
	}));
}

/** What a page offers to send: in its fields and on its buttons, and by its links. */
export function offeredBy(html: string): Offered {
	const found = [
		...html.matchAll(/<(?:input|button)\b[^>]*?\bname="([^"]+)"[^>]*?\bvalue="([^"]*)"/g),
		...html.matchAll(/[?;](\w+)=([0-9a-f-]{36})\b/g)
	].map(([, name = '', value = '']) => [name === 'remove' ? 'member' : name, value] as const);
	const offered = new Map<string, string[]>();
	for (const [name, value] of found) offered.set(name, [...(offered.get(name) ?? []), value]);
	return offered;
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
