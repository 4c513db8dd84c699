import { after, before, marks, sentence, type Rule } from '../mark';

const MONTH =
	'(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?';
const DAY = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?!\\d)';
const YEAR = "(?:(?:1[5-9]|20)\\d{2}|['’]\\d{2})(?!\\d)";
const WEEKDAY =
	'(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? (?:the )?)?';
const ORDINAL =
	'(?:twenty[- ]|thirty[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)';

const dayMonth = new RegExp(
	`(?<![\\w/.£$€-])${WEEKDAY}${DAY}(?: ?[-–/] ?${DAY}| (?:and|to|or|until) (?:the )?${DAY})? ?(?:day )?(?:of )?${MONTH}(?:,? (?:of )?${YEAR})?`,
	'gi'
);
const dashed = new RegExp(`(?<![\\w/.-])${DAY}[-/.]${MONTH}[-/.](?:\\d{4}|\\d{2})(?!\\w)`, 'gi');
const monthDay = new RegExp(
	`(?<![\\w-])${WEEKDAY}${MONTH} (?:the )?${DAY}(?![:\\w%]|\\.\\d)(?: ?[-–] ?${DAY}(?!:)| (?:and|to) (?:the )?${DAY}(?![:\\w%]))?(?:,? ${YEAR})?`,
	'gi'
);
const monthYear = new RegExp(`(?<![\\w-])${MONTH},? (?:of )?${YEAR}`, 'gi');
const inWords = new RegExp(
	`(?<![\\w-])${WEEKDAY}(?:${ORDINAL} (?:day )?of ${MONTH}|${MONTH} (?:the )?${ORDINAL})(?![a-z-])(?:,? ${YEAR})?`,
	'gi'
);
const feast = new RegExp(
	`(?<!\\w)(?:Christmas(?: Day| Eve)?|New Year['’]?s (?:Day|Eve)|Boxing Day|Hallowe['’]?en|Easter(?: Sunday| Monday)?|Good Friday|Thanksgiving|Valentine['’]?s Day|Mother['’]?s Day|Father['’]?s Day|Eid|Diwali|Hanukkah|Yom Kippur|Juneteenth),? (?:of |in )?(?:19|20)\\d{2}(?!\\d)`,
	'gi'
);
const full =
	/(?<![\w/.-])(?:\d{1,2} ?([./-]) ?\d{1,2} ?\1 ?(?:\d{4}|\d{2})|(?:19|20)\d{2}([./-])\d{1,2}\2\d{1,2}(?:T[\d:.]{4,12}Z?)?)(?![\w]|[./-]\d)/g;
const spaced = /(?<![\w/.-])(?:0[1-9]|[12]\d|3[01]) (?:0[1-9]|1[0-2]) (?:19|20)\d{2}(?!\w)/g;
const monthSlashYear = /(?<![\w/.-])(?:0?[1-9]|1[0-2])[/.-](?:19|20)\d{2}(?![\w/-])/g;
const ofBirth =
	/(?<!\p{L})(?:DOB|d\.o\.b\.?|date of birth|birth ?date|born(?: on)?|birthday)(?: is| was)?(?: the)? ?[:=,-]? ?\(?(?<it>\d{1,2} ?[/.\- ] ?\d{1,2}(?: ?[/.\- ] ?\d{2,4})?|\d{8}|\d{6})(?![\w/])/giu;
const short =
	/(?<!\p{L})(?:on|dated|sessions? of|since|until|by|due|appointment|week of|admitted|discharged)(?: the| on)? (?<it>\d{1,2}\/\d{1,2})(?![\w/]|[./-]\d)/giu;
const monthOfBirth = new RegExp(
	`(?<!\\w)(?:born|birthday (?:is|was|falls))(?: (?:early|late|in|at|the|end|middle|beginning|start|of)){1,4} (?<it>${MONTH})`,
	'gi'
);

const isDay = (a: number, b: number) =>
	a >= 1 && b >= 1 && Math.max(a, b) <= 31 && Math.min(a, b) <= 12;

/** The month's name is a word of its own, too: "12 may feel", "we march 3 miles". */
const isWord = (words: string) =>
	/\b(?:may|march|mar|dec|sep|sun)\b/.test(words) &&
	!/\d(?:st|nd|rd|th)|\d{4}|['’]\d\d/.test(words);
const counts =
	/^ (?:of (?:us|them|my|our|the)|more|new|other|clients?|people|sessions?|weeks?|months?|days?|years?|hours?|minutes|times|colleagues|miles|men|women|children|words|letters|books|trainees)\b/i;

/** Days that belong to everybody. */
const ofEverybody =
	/^(?:the )?(?:(?:4th|fourth) (?:of )?july|july (?:the )?(?:4|4th|fourth)|(?:11|11th|eleventh) (?:of )?sept(?:ember)?\.?(?: 2001)?|sept(?:ember)?\.? (?:11|11th|the eleventh)(?:,? 2001)?)$/i;
const namedDayNext = /^,? \(?(?:\p{Lu}[\p{L}’']+ (?:of )?){1,4}Day\b/u;
const namedDay = /\b\p{Lu}[\p{L}’']+(?: of \p{Lu}\p{L}+)? Day\b[^.!?]{0,14}$/u;
/** Words of a calendar that is nobody's in particular … */
const open =
	/\b(?:act|law|published|issue|issued|edition|accessed|retrieved|uprising|riots?|independence|treaty|revolution|partition|windrush|war|referendum|election|lockdown|pandemic|gathering|conference|workshop|webinar|deadline|training|term|tax|fees?|policy|course|newsletter|article|paper|book|magazine|journal|guardian|times|anniversary|strike|parliament|congress|government|court ruled|ruling|declaration|apartheid|murdered|assassinated|assassination|movement|march on|letter \d|guidance|guidelines?|code of ethics|launched|came into force|movie|film|song|speech)\b/i;
/** … unless it is told of somebody. */
const ofSomebody =
	/\b(?:she|he|her|his|him|hers|client|client['’]s|patient|born|birth|dob|birthday|admitted|discharged|session|sessions|appointment|intake|mother|father|husband|wife|son|daughter|partner|sister|brother|couple|miscarriage|overdose|hospital)\b/i;

function isSomebodys(words: string, whole: string, from: number, to: number): boolean {
	const year = /\b(1[5-9]\d\d)\b/.exec(words)?.[1];
	if (year && Number(year) < 1915) return false;
	if (ofEverybody.test(words.trim())) return false;
	const around = sentence(whole, from, to);
	if (ofSomebody.test(around)) return true;
	return (
		!namedDayNext.test(after(whole, to, 60)) &&
		!namedDay.test(before(whole, from, 60)) &&
		!open.test(around)
	);
}

export const dates: Rule = (free, whole) => {
	const named = (words: string, from: number, to: number) => {
		const isBareDay = !/\d{4}|\d(?:st|nd|rd|th)/.test(words) && /\d$/.test(words);
		if (isWord(words) || (isBareDay && counts.test(after(whole, to)))) return false;
		return isSomebodys(words, whole, from, to);
	};
	const numbers = (words: string) => words.split(/\D+/).filter(Boolean).map(Number);

	return [
		...marks('date', ofBirth, free, (words) => {
			const [a = 0, b = 1] = numbers(words);
			return a > 31 || isDay(a, b);
		}),
		...marks('date', monthOfBirth, free),
		...marks('date', feast, free),
		...marks('date', dashed, free),
		...marks('date', full, free, (words, from, to) => {
			const [a = 0, b = 0, c = 0] = numbers(words);
			if (!(a > 1000 ? isDay(b, c) : isDay(a, b))) return false;
			if (/(?:version|section|\bv)\.? ?$/i.test(before(whole, from))) return false;
			const isShort = !/\d{4}/.test(words);
			if (isShort && /breath|count|split|score/i.test(sentence(whole, from, to))) return false;
			return isSomebodys(words, whole, from, to);
		}),
		...marks('date', spaced, free),
		...marks('date', dayMonth, free, named),
		...marks('date', monthDay, free, named),
		...marks('date', inWords, free, named),
		...marks('date', monthYear, free, named),
		...marks(
			'date',
			monthSlashYear,
			free,
			(_, from) => !/(?:vol|volume|issue|no|nr)\.? ?$/i.test(before(whole, from))
		),
		...marks('date', short, free, (words) => {
			const [a = '', b = ''] = words.split('/');
			if (!isDay(Number(a), Number(b)) || words === '9/11' || words === '7/7' || words === '24/7')
				return false;
			// A score out of ten is no day.
			return b !== '10' || Number(a) > 10 || a.startsWith('0');
		})
	];
};
