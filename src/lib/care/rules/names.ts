import { after, before, marks, sentence, type Mark, type Rule } from '../mark';
import { doubtfulNames, givenNames, noNames, publicNames, wideLands } from './lists';

const NAME = String.raw`\p{Lu}[\p{L}’'-]{1,24}`;
const LINK = String.raw`(?:(?:van|von|de|da|dos|del|della|di|al|el|bin|bint|ibn|ap|der|den|la|le) ){0,2}`;

const titled = new RegExp(
	String.raw`(?<![\p{L}])(?<title>Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Dame|Rev|Reverend|Fr|Father|Sister|Brother|Pastor|Imam|Rabbi|Sheikh|Judge|Auntie|Aunty|Aunt|Uncle|Nurse|Officer|Constable|Sergeant|Captain|Sgt|PC|Sra?|Señora|Señor|Herr|Frau|Madame|Monsieur|Mme|Mlle)\.? (?:(?:Dr|Prof)\.? (?:med\. )?)?(?<it>${LINK}${NAME}(?: (?:\p{Lu}\. )?${LINK}${NAME}){0,2})`,
	'gu'
);
/** Typed in a hurry, without capitals. */
const hurried = /(?<!\p{L})(?:mr|mrs)\.? (?<it>\p{Ll}[\p{L}’'-]{2,24})/gu;
const initialled = /(?<![\p{L}.])(?:\p{Lu}\. ?){1,3} ?\p{Lu}\p{Ll}[\p{L}’'-]{1,24}/gu;
const called = new RegExp(
	String.raw`(?<!\p{L})(?:called|named|(?:my|her|his|their|the|a|this) (?:new |old |first |youngest |oldest |older |younger |little |late |ex-?)?(?:client|patient|husband|wife|partner|boyfriend|girlfriend|mother|father|mum|mom|dad|son|daughter|brother|sister|baby|child|boy|girl|man|woman|teenager|cousin|aunt|uncle|niece|nephew|stepfather|stepmother|grandson|granddaughter|twins|boss|manager|teacher|neighbour|neighbor|ex|abuser|perpetrator)|[Cc]lient|[Pp]atient|little|(?:her|his|their|the client’s|the client's|whose|client’s|child’s) (?:full |real |first |last |sur|birth |legal )?name (?:is|was)|goes by|known as|calls (?:herself|himself|themselves)|nicknamed|name:|Name:|Client:|Patient:),? ?["“‘']?(?<it>${NAME}(?: ${LINK}${NAME}){0,2})`,
	'gu'
);
const speaking =
	'(?:said|says|told|tells|asked|asks|cried|cries|laughed|smiled|cancelled|canceled|texted|rang|phoned|arrived|came|sat|left|disclosed|wept|sobbed|apologised|apologized|replied|answered|shouted|walked|brought|looked|started|stopped|lives|lost|moved|works|felt|feels|thinks|wants|wanted|mentioned|explained|described|shared|and I|and his|and her)';
const word = new RegExp(String.raw`(?<![\p{L}\p{N}@#/.’'-])${NAME}`, 'gu');
const surname = new RegExp(String.raw`^(?: \p{Lu}\.)? (?<it>${LINK}${NAME})(?!\p{L})`, 'u');
const speaks = new RegExp(
	String.raw`^(?: \p{Lu}\p{L}+)? (?:then |also |often |never |once )?${speaking}(?!\p{L})`,
	'u'
);
const aged =
	/^(?: \p{Lu}[\p{L}’'-]+)?,? (?:\((?:aged? )?\d{1,2}\)|(?:aged? )?\d{1,2}(?:,| years|-year))/u;

/** A title, and no person: titles that are words, people from books. */
const sayings =
	/^(?:Christmas|Time|Nature|Act|Day|Goose|God|Right|Wrong|Perfect|Nobody|Everybody|Google|Who|Bean|Magazine|America|World|Universe|Earth|Tongue|Congeniality|Spock|Strange|Jekyll|Hyde|Darcy|Doubtfire|Phil|Sam|Vegas|Marple|Sherlock|Potato|Men|Miss|What|President|Speaker|Chair)\b/;
/** Somebody who is cited, not told of. */
const cited =
	/^ \d{1,3}:\d|^(?:[’']s)?(?: (?:and|&) \p{Lu}[\p{L}’'-]+| et al\.?)? ?(?:,? ?\(?(?:18|19|20)\d{2}|et al\b|(?:[’']s )?(?:\p{L}+ ){0,1}(?:theory|book|model|work|essay|idea|ideas|paper|study|scale|concept|poem|article|novel|podcast|talk|stages|hierarchy|inventory|wrote|writes|argues|argued|coined)\b)/u;
const citing =
	/(?:\b(?:by|see|cf\.?|after|and|et|&|author|writer|reading|read|quoting|in|as)|[;(]) $/i;
/** Names that the writer says are made up, or their own people. */
const madeUp =
	/\b(?:not (?:her|his|their|a|the client['’]s) (?:real )?name|isn['’]t (?:her|his|their) (?:real )?name|pseudonym|composite|made[- ]up|invented|fictional|fictitious|changed (?:her|his|their|the|all) names?|names? (?:is |are |has been |have been |was |were )?changed|imaginary|let['’]?s call|I(?:['’]ll| will| shall)? call|whom I(?:['’]ll| will)? call|novel|character|in the film|film|movie|series|vignette|saint|case study|case example|textbook)\b/i;
const own =
	/\b(?:my|our) (?:\p{L}+ )?(?:supervisor|colleague|tutor|teacher|trainer|therapist|co-therapist|mentor|peer|friend|manager|facilitator|facilitators|husband|wife|partner|mother|father|mum|dad|son|daughter|sister|brother|lecturer|analyst|grandmother|grandfather),? $/iu;
const greeting = /(?:^|\n|[“"‘])(?:Dear|Hello|Hi|Thank you|Thanks),? (?:\p{L}+ (?:and|&) )?$/u;

const isStop = (name: string) => {
	const bare = name.replace(/[’']s$/, '').replace(/[’']$/, '');
	return (
		noNames.has(bare) || wideLands.has(bare) || bare === bare.toUpperCase() || /^I[’']/.test(bare)
	);
};
const isPublic = (words: string) =>
	words.split(' ').some((part) => publicNames.has(part.replace(/[’']s$/, '')));

export const names: Rule = (free, whole) => {
	/** What everybody might be asked: cited, invented, the writer's own people, greeted. */
	const isTold = (from: number, to: number) => {
		const lead = before(whole, from, 60);
		const rest = after(whole, to, 40);
		if (cited.test(rest) || own.test(lead) || greeting.test(lead)) return false;
		if (citing.test(lead) && /^[^\s]* ?(?:\(|\d{4}|,? \d{4})/.test(rest)) return false;
		return !madeUp.test(sentence(whole, from, to));
	};

	const found: Mark[] = [
		...marks('name', titled, free, (words, from, to) => {
			if (sayings.test(words) || isPublic(words)) return false;
			return !isStop(words.split(' ')[0]!) && isTold(from, to);
		}),
		...marks(
			'name',
			hurried,
			free,
			(words, from, to) => !/^(?:and|right|wrong|or|who)$/.test(words) && isTold(from, to)
		),
		...marks(
			'name',
			initialled,
			free,
			(words, from, to) => !isPublic(words) && !isStop(words.split(' ').at(-1)!) && isTold(from, to)
		),
		...marks('name', called, free, (words, from, to) => {
			const first = words.split(' ')[0]!;
			if (isStop(first) || isPublic(words)) return false;
			const lead = before(whole, from, 60);
			const isThing =
				/(?:called|named),? ?["“‘']?$/.test(lead) &&
				!/\b(?:client|woman|man|girl|boy|child|son|daughter|person|patient|partner|husband|wife|mother|father|sister|brother|someone|somebody|friend|kid|teenager|student|baby|cousin|he|she|is|was|dog|cat)\b[^.]{0,24}$/i.test(
					lead
				);
			return !isThing && isTold(from, to);
		})
	];

	for (const match of free.matchAll(word)) {
		const bare = match[0].replace(/[’']s?$/, '');
		const isKnown = givenNames.has(bare);
		const isDoubtful = doubtfulNames.has(bare);
		const rest = after(free, match.index + bare.length, 60);
		const second = surname.exec(rest)?.groups?.it?.replace(/[’']s?$/, '');
		const follows = second !== undefined && !isStop(second) ? second : undefined;
		const end = match.index + bare.length + (follows ? rest.indexOf(follows) + follows.length : 0);
		const starts = /(?:^|[.!?:\n“"]\s*)$/.test(before(free, match.index, 3));
		const lead = before(free, match.index, 12);

		let isName = false;
		if (isKnown) isName = true;
		else if (isStop(bare)) isName = false;
		else if (isDoubtful)
			isName =
				follows !== undefined
					? givenNames.has(bare) || speaks.test(rest)
					: /^ (?:said|told|asked|cried|laughed|texted|rang|phoned|arrived|cancelled)\b/.test(rest);
		else if (aged.test(rest)) isName = !/\b(?:in|the|of|chapter|letter)\s$/i.test(lead);
		else if (!starts && !/\b(?:the|a|an|in|at|to|of|by|as) $/i.test(lead))
			isName = speaks.test(rest);
		if (!isName || publicNames.has(bare) || (follows && publicNames.has(follows))) continue;
		if (isPublic(before(free, match.index, 24).trim().split(' ').at(-1) ?? '')) continue;
		if (!isTold(match.index, end)) continue;
		found.push({ from: match.index, to: end, kind: 'name' });
	}
	return found;
};
