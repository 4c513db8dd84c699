/**
 * A letter's prose for paper, where nothing opens and nothing is pressed: links to sources become
 * numbered notes, meanings go to the list of words, and headings stand one level lower, since the
 * letter is one of several. Names of places are dropped, because five letters would repeat them.
 */
export function onPaper(prose: string, noteOf: (source: string) => number | undefined): string {
	return prose
		.replace(/<span\b[^>]*\spopover\b[^>]*>[\s\S]*?<\/span>/g, '')
		.replace(/<\/?(?:button|input)\b[^>]*>/g, '')
		.replace(/<p>\s*<a\b[^>]*href="#[^"]*"[^>]*>[^<]*<\/a>\s*<\/p>/g, '')
		.replace(
			/<a\b[^>]*href="#source-([^"]+)"[^>]*>([\s\S]*?)<\/a>/g,
			(_, source: string, words: string) => words + note(noteOf(source))
		)
		.replace(/<a\b[^>]*href="(https?:\/\/[^"]+)"[^>]*>([\s\S]*?)<\/a>/g, '$2 ($1)')
		.replace(/<\/?a\b[^>]*>/g, '')
		.replace(/\s(?:id|aria-labelledby|aria-describedby)="[^"]*"/g, '')
		.replace(/<(\/?)h([2-5])\b/g, (_, close: string, level: string) => `<${close}h${+level + 1}`);
}

function note(number: number | undefined): string {
	return number === undefined ? '' : `<sup class="note">${number}</sup>`;
}
