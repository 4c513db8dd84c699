/** Reads the sign-in link and the code out of a mail that Auth wrote. */

export function linkIn(text: string): string | undefined {
	const link = /https?:\/\/[^\s"'<>]+\/account\/confirm\?[^\s"'<>]+/.exec(text)?.[0];
	return link?.replaceAll('&amp;', '&');
}

export function codeIn(text: string): string | undefined {
	return /(?<![\w-])\d{6}(?![\w-])/.exec(text)?.[0];
}
