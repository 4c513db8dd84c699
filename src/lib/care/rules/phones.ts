import { before, marks, type Rule } from '../mark';

// Between two digits of one number: a space, a dot, a dash, a bracket, or two of them.
const GAP = '[ \\u00a0\\u202f.\\-–()/]{0,2}';

const abroad = new RegExp(`(?<![\\w+])(?:\\+|00) ?[1-9](?:${GAP}\\d){7,13}(?!\\d)`, 'g');
const national = new RegExp(`(?<![\\w.,/+-])\\(?0[1-9](?:${GAP}\\d){7,10}(?!${GAP}\\d)`, 'g');
const american =
	/(?<![\w.,/+-])(?:1[ .-])?(?:\([2-9]\d{2}\) ?-?|[2-9]\d{2}[ .\-–])[2-9]\d{2}[ .\-–]\d{4}(?![\w-])/g;
const local = /(?<![\w.,/+–-])[2-9]\d{2}[-–]\d{4}(?![\w–-])/g;
/** After "rang", "text", "her mobile is" almost any run of digits is a number to call. */
const introduced = new RegExp(
	`\\b(?:tel|phone|telephone|mobile|cell|landline|whatsapp|signal|fax|pager|call|called|calls|calling|ring|rang|rings|text|texted|texts|texting|reach|reached|dial|dialled|extension|ext|her number|his number|their number)\\b[^\\d\\n.!?]{0,30}(?<it>\\+?\\(?\\d(?:${GAP}\\d){5,12})(?!${GAP}\\d)`,
	'gi'
);
const spoken =
	/(?<![\p{L}])(?:(?:double |treble |triple )?(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)(?:, |[ -])){5,14}(?:double |triple )?(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)(?!\p{L})/giu;

const pages = /(?:\bp|\bpp|\bpages?|\bvol\.?|\bno)\.? ?$|[(),:] ?\d{0,4}$/i;
const cue =
	/\b(?:phone|mobile|cell|tel|call|called|ring|rang|text|texted|number|whatsapp|reach)\b/i;
const isYears = (words: string) => /^(?:19|20)\d{2}(?:\D+(?:19|20)\d{2})+$/.test(words);
/** Counting aloud: one two three four, or down again. */
const counting = /^(?:zero\W+)?one\W+two\W+three\W+four|^(?:\w+\W+){0,5}three\W+two\W+one$/i;

export const phones: Rule = (free, whole) => [
	...marks('phone', abroad, free),
	...marks('phone', national, free),
	...marks('phone', american, free),
	...marks('phone', local, free, (words, from) => {
		const lead = before(whole, from, 30);
		if (cue.test(lead) || words.startsWith('555')) return true;
		return !words.endsWith('0') && !pages.test(lead);
	}),
	...marks('phone', introduced, free, (words) => {
		const digits = words.replace(/\D/g, '');
		return digits.length >= 6 && !isYears(words) && !/000$/.test(digits);
	}),
	...marks('phone', spoken, free, (words) => !counting.test(words))
];
