import { before, marks, type Rule } from '../mark';

const WORD = String.raw`\p{Lu}[\p{L}’'.-]{0,24}`;
const TYPE =
	'(?:Street|Str|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Drive|Dr|Close|Court|Ct|Way|Place|Pl|Crescent|Cres|Terrace|Gardens|Gdns|Grove|Square|Sq|Boulevard|Blvd|Hill|Row|Walk|Mews|Parade|Highway|Hwy|Circle|Cir|Rise|Green|Parkway|Pkwy|Quay|Wharf|Alley|View|Heights|Trail|Loop|Bypass)';

const numbered = new RegExp(
	String.raw`(?<![\p{L}\p{N}.,/£$€-])(?:(?:Flat|Apartment|Apt|Unit|Suite|Room|House)\.? ?\p{N}{1,4}[A-Za-z]?,? )?(?:No\.? ?)?\d{1,5}[A-Za-z]?(?:[-–/]\d{1,4}[A-Za-z]?)?,? (?:(?:${WORD}|of|the|de|la|\d{1,3}(?:st|nd|rd|th)) ){1,4}${TYPE}(?![\p{L}])\.?(?:,? (?:Flat|Apartment|Apt|Unit|Suite|#) ?\d{1,4}[A-Za-z]?)?`,
	'gu'
);
const unnumbered = new RegExp(
	String.raw`(?<!\p{L})(?:(?:on|in|at|off|along|down|near|to|from|of|corner of)|\p{L},) (?:the corner of )?(?<it>(?:${WORD} ){1,2}(?:Street|Road|Avenue|Lane|Drive|Close|Crescent|Terrace|Gardens|Grove|Mews|Boulevard|Rd|Ave))(?!\p{L})`,
	'gu'
);
const flat =
	/\b(?:Flat|Apartment|Apt\.?|Unit|House No\.?|House number|House) \d{1,4}[A-Za-z]?(?:, (?:\p{Lu}[\p{L}’'-]{1,24} ){0,2}\p{Lu}[\p{L}’'-]{1,24})?\b/gu;
const box = /\bP\.? ?O\.? ?Box \d{1,7}\b/gi;
const abroad =
	/(?<!\p{L})(?:(?:\p{Lu}[\p{L}-]{2,30}(?:straße|strasse|str\.|weg|gasse|platz|allee|straat|gatan|gade)|(?:rue|Rue|avenue|via|Via|Calle|calle|Rua|rua|Avenida) (?:(?:de|du|des|della|la|les|dos|da|do|del) ){0,2}\p{Lu}[\p{L}’'-]{2,30}) ?,? ?\d{1,4}[a-z]?|\d{1,4}(?: ?bis)?,? (?:rue|avenue|boulevard|place|via|calle) (?:(?:de|du|des|della|la|les|l’) ?){0,2}\p{Lu}[\p{L}’'-]{2,30})(?!\p{L})/gu;

const AREA =
	'(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLORE]|RG|RM|RH|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)';
const british = new RegExp(
	String.raw`(?<![\w.])${AREA}\d[\dA-Z]? ?\d[ABD-HJLNP-UW-Z]{2}(?!\w)`,
	'g'
);
const britishSmall = new RegExp(
	String.raw`(?<![\w.])${AREA.toLowerCase()}\d[\da-z]? \d(?!st|nd|rd|th)[abd-hjlnp-uw-z]{2}(?!\w)`,
	'g'
);
const canadian = /(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d(?!\w)/g;
const irish = /(?<!\w)(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}(?!\w)/g;
const american =
	/(?<!\w)(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|NSW|VIC|QLD|TAS|ACT),? (?<it>\d{5}(?:-\d{4})?|\d{4})(?![\w-])/g;
const zipPlus = /(?<![\w-])\d{5}-\d{4}(?![\w-])/g;
const saidToBe =
	/\b(?:post(?:al)? ?code|zip(?: code)?|PLZ|eircode|pin ?code)(?: is| was|:| of| area| number)* ?(?<it>[A-Z]{1,2}\d[\dA-Z]?(?: ?\d[A-Z]{2})?|\d{4,6}|\d{3} ?\d{3})\b/gi;
const continental =
	/(?<![\w.,-])(?:D-|A-|CH-|F-)?(?!(?:19|20)\d{2} )\d{5} \p{Lu}\p{Ll}{3,20}(?!\p{L})/gu;

const ofEverybody =
	/\b(?:Sesame|Wall|Downing|Harley|Fleet|Coronation|High|Main|Abbey|Quality|Ramsay|Penny|Easy|Memory|Fifth|Madison|Park|Silk|Tobacco|Revolutionary|Bourbon|Carnaby|Oxford|Brick|Bond|Mango|Mulholland|Albert Square)\b/;

export const addresses: Rule = (free, whole) => [
	...marks('address', numbered, free, (words) => !/^10 Downing|^1600 Penn/.test(words)),
	...marks('address', abroad, free),
	...marks('address', british, free),
	...marks('address', britishSmall, free),
	...marks('address', canadian, free),
	...marks(
		'address',
		irish,
		free,
		(words) => /\d/.test(words.slice(3)) && /[A-Z]/.test(words.slice(3))
	),
	...marks('address', american, free),
	...marks('address', saidToBe, free),
	...marks('address', zipPlus, free),
	...marks(
		'address',
		continental,
		free,
		(_, from) => !/\b(?:about|over|nearly|than)\s$/.test(before(whole, from))
	),
	...marks('address', box, free),
	...marks('address', flat, free),
	...marks('address', unnumbered, free, (words) => !ofEverybody.test(words))
];
