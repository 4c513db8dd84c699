import { after, before, marks, type Rule } from '../mark';
import { noNames, publicNames, wideLands } from './lists';

const NAME = String.raw`\p{Lu}[\p{L}’'-]{1,24}`;
const PLACE = String.raw`${NAME}(?:[ -](?:(?:on|upon|under|in|le|la|de|du|of|the|St\.?)[ -]){0,2}${NAME}){0,3}`;

const institution = new RegExp(
	String.raw`(?<!\p{L})(?<it>(?:St\.? |Saint )?${NAME}(?: (?:of |and |the )?${NAME}){0,3} (?:Primary School|High School|Secondary School|Grammar School|Middle School|Elementary(?: School)?|School|Primary|Academy|College|University|Hospital|Infirmary|Hospice|General|Chapel|Foods|Bakery|Farm|Clinic|Surgery|Medical Centre|Medical Center|Health Centre|Health Center|Nursery|Church|Mosque|Temple|Synagogue|Gurdwara|Cathedral|Prison|Refuge|Shelter|Care Home|Nursing Home|Community Centre|Library|Police Station|Station|Barracks|Estate|Council|Ward|Sixth Form))(?!\p{L})`,
	'gu'
);
const within = new RegExp(
	String.raw`(?<!\p{L})(?:lives|lived|living|live|grew up|born|raised|works|worked|working|moved|moves|moving|resides|based|commutes|drives|travels|stays|stayed|came|comes|hails|fled|settled|studied|studies|teaches|taught|deported|runs [\p{L} ]{1,20}|owns [\p{L} ]{1,20})(?: (?:over|up|out|down|back|alone|here|all the way|with [\p{L} ]{1,20}|as an? [\p{L} ]{1,24}))? (?:in|at|near|to|from|for|outside|around|just outside)(?: the)?(?: (?:village|town|city|suburb|hamlet|outskirts|parish|district|north|south|east|west|centre|middle) of)? (?<it>${PLACE})`,
	'gu'
);
const somebodyFrom = new RegExp(
	String.raw`(?<!\p{L})(?:client|woman|man|girl|boy|couple|family|teacher|nurse|mother|father|student|patient|teenager|doctor|farmer|priest|pastor|imam|driver|councillor|mayor|owner|clinic|flat|house|shop|practice|home|job|school|prison|court) (?:in|from|at|near|outside) (?<it>${PLACE})`,
	'gu'
);
const settlement = new RegExp(
	String.raw`(?<!\p{L})(?:village|town|city|suburb|hamlet|borough|neighbourhood|neighborhood|parish|estate|district) (?:of|called|named) (?<it>${PLACE})`,
	'gu'
);

const generic =
	/^(?:The|A|An|My|Our|Her|His|Their|This|That|At|In|Every|Each|Old|High|Medical|Sunday|Law|Art|Business|Harvard|Yale|Oxford|Cambridge|Stanford|Columbia|Princeton|Tavistock|Open|Frankfurt|Chicago|National|Royal College|Supreme|General)\b/;
const sources = /\b(?:Press|Forum|Journal|Review|Library of)\b/;
const people =
	/\bI (?:\p{L}+ )?(?:lived|live|grew up|was born|work|worked|studied|trained|moved|teach|taught|came)?[^.]{0,3}$/iu;

function isWide(words: string): boolean {
	const [first = '', ...rest] = words.replace(/[’']s$/, '').split(/[ -]/);
	if (noNames.has(first) && !/^(?:New|West|South)$/.test(first)) return true;
	if (first === first.toUpperCase() && first.length > 1) return true;
	if (
		/^(?:New York|New Orleans|New Delhi|West \p{Lu}\p{Ll}+|South \p{Lu}\p{Ll}+|East \p{Lu}\p{Ll}+|North \p{Lu}\p{Ll}+)/u.test(
			words
		)
	) {
		return /(?:Africa|Asia|America|Korea|Carolina|Dakota|Sudan|Wales|Bank|Coast|Indies|Germany|Europe|Macedonia|Virginia|London)$/.test(
			words
		);
	}
	return wideLands.has(first) && rest.every((part) => wideLands.has(part) || part !== first);
}

export const places: Rule = (free, whole) => {
	const isNarrow = (words: string, from: number) =>
		!isWide(words) &&
		!publicNames.has(words.split(' ')[0]!) &&
		!people.test(before(whole, from, 14));
	return [
		...marks(
			'place',
			institution,
			free,
			(words, _, to) =>
				!generic.test(words) &&
				!sources.test(after(whole, to, 24)) &&
				!publicNames.has(words.split(' ')[0]!)
		),
		...marks('place', settlement, free, isNarrow),
		...marks('place', within, free, (words, from) => {
			const lead = before(whole, from, 50);
			return (
				isNarrow(words, from) &&
				!/\bI(?:[’']\p{L}+)? (?:\p{L}+ )?(?:lived?|grew|was|work(?:ed)?|studied|moved|came)\b[^.]{0,24}$/u.test(
					lead
				)
			);
		}),
		...marks('place', somebodyFrom, free, isNarrow)
	];
};
