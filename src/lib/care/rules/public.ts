/** Numbers that everybody may know: sources, money, measures, codes of diagnoses, helplines. */
const patterns = [
	// Sources.
	/\b(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:? ?)?10\.\d{4,9}\/[^\s,;)\]]{1,80}/gi,
	/\bISBN(?:-1[03])?:? ?[\dX][\dX \-–]{8,20}/gi,
	/\b97[89][- ]?\d{1,5}[- ]\d{1,7}[- ]\d{1,7}[- ][\dX]\b/g,
	/\bISSN:? ?\d{4}-?\d{3}[\dX]\b/gi,
	/\b(?:PMID|PMC|PMCID|NCT|ISRCTN|arXiv|ORCID)[: ]{0,2}[\d.-]{4,20}/gi,
	/\b(?:pp?|pages?)\.? ?\d{1,5}(?: ?[-–] ?\d{1,5})?/gi,
	/\b\d{1,4} ?\(\d{1,3}(?:[-–]\d{1,3})?\)[,:] ?\d{1,5}(?: ?[-–] ?\d{1,5})?/g,
	// Rules and norms.
	/\b(?:ISO|RFC|Directive|Regulation|Resolution|Bill|Article|Section)(?: \(?EU\)?)? ?(?:No\.? ?)?\d[\d/:.-]{0,14}/g,
	// Money, measures, scores and shares.
	/[£$€¥₹] ?\d[\d., ]{0,14}(?:k|m|bn)?/gi,
	/(?<![\w+(]|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? )[1-9]\d{0,8}(?:[.,]\d{1,3}){0,3}(?: ?(?:[-–]|to) ?\d{1,7}(?:[.,]\d{1,3})?)? ?(?:%|(?:per cent|percent|mg|mcg|ml|kg|km|cm|g|words?|people|persons|participants|clients|patients|steps|miles|metres|hours?|hrs|minutes?|mins?|seconds|days|weeks|months|years|times|pounds|dollars|euros|pence|calories|kcal|copies|views|members|therapists|studies|children|women|men|refugees|deaths)\b)/gi,
	/\b(?:n|N|p|r|d|k|df|F|t|χ2) ?[=<>≤≥] ?-?\.?\d[\d.,]{0,10}/g,
	// Codes of diagnoses and forms.
	/\b(?:ICD|DSM)(?:[- ]?(?:\d{1,2}|[IV]{1,3}))?(?:-?TR)?(?: (?:code )?[A-Z]?\d{1,3}(?:\.\d{1,2})?)?/g,
	/\b[A-TV-Z]\d{2}\.\d{1,2}\b/g,
	// Patterns that people breathe and ground themselves by.
	/(?<!\d ?[-–] ?)\b\d(?: ?[-–] ?\d){2,5}\b(?! ?[-–/.]? ?\d)/g,
	// Numbers that everybody may call.
	/(?<!\d[ .-]?)\b(?:116[ -]?\d{3}|13[ -]?11[ -]?14|741[ -]?741|85[ -]?258|0800[ -]?1111|9-?1-?1|999|112|988)\b(?![ -]?\d)/g,
	/(?<![\w+])(?:\+?1[ .-]?)?\(?8(?:00|33|44|55|66|77|88)\)?[ .-]\d{3}[ .-]?\d{4}\b/g,
	/(?<![\w+])1[ -]?800(?:[ -]?\d){6}\b/g,
	/(?<![\w+])\(?0(?:80[08]|30[03]|34[35]|84[45]|87[01])\)?(?:[ -]?\d){4,8}(?![ -]?\d)/g,
	// Times of the day.
	/\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[-–] ?(?:[01]?\d|2[0-3])[:.][0-5]\d)? ?(?:[ap]\.?m\b\.?|h\b|uhr\b)/gi
];

export function publicMatters(text: string): { from: number; to: number }[] {
	return patterns
		.flatMap((pattern) => [...text.matchAll(pattern)])
		.map(({ index, 0: words }) => ({ from: index, to: index + words.length }))
		.sort((a, b) => a.from - b.from || b.to - a.to);
}
