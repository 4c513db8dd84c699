import { after, before, marks, type Rule } from '../mark';

const LABEL =
	'(?:MRN|NHS|NI|SSN|social security|national insurance|NINO|IBAN|account|acct|a/c|sort code|card|case|file|record|patient|client|chart|claim|policy|member|membership|licen[cs]e|licen[cs]ing|driving licen[cs]e|passport|reference|ref|referral|invoice|certificate|serial|registration|reg|registry|plate|number plate|licen[cs]e plate|hospital|medical|health|health card|insurance|insurer|medicare|medicaid|student|pupil|employee|staff|booking|docket|court|visa|alien|asylum|home office|immigration|residence permit|UPN|CHI|tax|VIN|PIN|PPS|prison|inmate|prisoner|badge|enrolment|enrollment|crime|incident|police|pension|benefit|benefits|voucher|prescription|lab|sample|tenancy|locker|ID|identity|identification|identifier|unit|chart)';
const CALLED = '(?:number|numbers|no|num|nr|#|№|ID|identifier|code|record|card|key)';
const VALUE =
	'(?<it>(?=[A-Z\\d /.-]{0,24}\\d)[A-Z\\d]{1,12}(?:[ /.-]?[A-Z\\d]{1,12}){0,6})(?![\\p{L}\\d])';

const labelled = new RegExp(
	`(?<![\\p{L}])(?:${LABEL})(?: ${CALLED}\\.?){0,2}(?:\\s?[:#=(]\\s?|,? (?:is |was |ends in |ending in |ending |starts with |starting with |of |reads |as |under |given as |on )?|\\. ?)(?:#|no\\.? )?`,
	'giu'
);
const value = new RegExp(`^${VALUE}`, 'u');
const explicit =
	/(?:number|no|num|nr|#|id|code|mrn|ssn|iban|pin|reg|plate|ref|reference|licen[cs]e|passport|nino|vin|upn)[.:# =(]{0,3}(?:is |was |ends in |ending in |ending |starts with |starting with |reads |as |given as )?(?:no\.? |#)?$/i;

const social = /(?<![\w.-])\d{3}-\d{2}-\d{4}(?![\w-])/g;
const nationalInsurance = /(?<!\w)[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)/g;
const iban = /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?(?!\w)/g;
const card = /(?<![\w.-])\d{4}([ -])\d{4}\1\d{4}(?:\1\d{1,4})?(?![\w-])/g;
const plate = /(?<!\w)[A-Z]{2}\d{2} ?[A-Z]{3}(?!\w)/g;
const car =
	/\b(?:plates?|registration|car|van|truck|Toyota|Ford|Honda|BMW|Audi|Volvo|Nissan|Tesla|VW)\b[^.!?\n\d]{0,24}?(?<it>(?=[A-Z\d -]{0,8}\d)(?=[A-Z\d -]{0,8}[A-Z])[A-Z\d]{1,4}[ -]?[A-Z\d]{2,5}(?:[ -][A-Z\d]{1,4})?)(?!\w)/g;
const lettered = /(?<![\w/-])[A-Z]{1,4}[-/ ]?\d{5,12}(?:[-/]?[A-Z\d]{1,6})?(?![\w-])/g;
const prison = /(?<!\w)[A-Z]\d{4}[A-Z]{2}(?!\w)/g;
const filed =
	/(?<![\w./-])(?:[A-Z]{1,5}[-/])?(?:19|20)\d{2}[-/](?!(?:19|20)\d{2}(?!\d))\d{3,7}(?:[-/][A-Z\d]{1,5})?(?![\w-])/g;
const parts = /(?<![\w./-])[A-Z]{2,5}(?:[-/][A-Z\d]{1,6}){1,4}(?![\w-])/g;
const ending =
	/\b(?:last|first|final) (?:two|three|four|five|six|[2-6])\b[^.!?\n\d]{0,40}(?<it>\d{3,6})(?![\d\w])/gi;
const hashed = /(?<![\w#])#\d{4,12}(?!\w)/g;
const long = /(?<![\w.,/+-])\d{7,20}(?![\w]|[.,]\d)/g;
const grouped = /(?<![\w.,/+-])\d{3}[ -]\d{3}[ -]\d{3,4}(?![\w-])/g;

const isYear = (words: string) => /^(?:1[5-9]|20)\d{2}(?:[-/–]\d{2,4})?$/.test(words);
const digits = (words: string) => words.replace(/\D/g, '').length;
const money = /(?:£|\$|€|USD|GBP|EUR)\s?$/;
const ofEverybody =
	/^(?:ISO|RFC|COVID|SARS|DSM|ICD|PHQ|GAD|CORE|BRCA|NICE|HTTP|UTF|AES|MP|EU|UN)\b/;

/** Numbers that somebody says are somebody's: "case no. 4471". */
export const labelledNumbers: Rule = (free, whole) => [
	...[...free.matchAll(labelled)].flatMap(({ index, 0: label }) => {
		const from = index + label.length;
		const words = value.exec(after(free, from, 40))?.groups?.it;
		if (!words) return [];
		// The words of a sentence are no part of the value, even in capitals.
		const it = words.replace(/(?: [A-Z]+)+$/, '');
		if (!/\d/.test(it)) return [];
		const isExplicit = explicit.test(label);
		if (isExplicit ? digits(it) < 3 : digits(it) < 4 || isYear(it)) return [];
		if (isYear(it) && !/(?:number|no|#|pin|id)\W*(?:is |was )?$/i.test(label)) return [];
		return [{ from, to: from + it.length, kind: 'number' as const }];
	}),
	...marks('number', social, free),
	...marks('number', ending, free, (words) => !isYear(words)),
	...marks('number', nationalInsurance, free),
	...marks('number', iban, free),
	...marks('number', card, free),
	...marks('number', plate, free),
	...marks(
		'number',
		car,
		free,
		(words) => !isYear(words) && digits(words) >= 1 && words.length >= 5
	),
	...marks('number', hashed, free, (words) => !isYear(words.slice(1))),
	...marks('number', filed, free, (_, from) => !money.test(before(whole, from)))
];

/** Numbers that nobody calls anything, and that are too long to be a count. */
export const longNumbers: Rule = (free, whole) => [
	...marks('number', lettered, free, (words) => !ofEverybody.test(words)),
	...marks('number', prison, free),
	...marks('number', parts, free, (words) => digits(words) >= 4 && !ofEverybody.test(words)),
	...marks('number', grouped, free, (words) => !/00$/.test(words)),
	...marks(
		'number',
		long,
		free,
		(words, from) => !/000$/.test(words) && !money.test(before(whole, from))
	)
];
