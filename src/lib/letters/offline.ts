/** What everyone may read without a network, and how the service worker knows it. */

/** Whether an answer is the same for everyone, by what the server said of it. */
export function mayBeKept(headers: Pick<Headers, 'get'>): boolean {
	const control = headers.get('cache-control') ?? '';
	return /\bpublic\b/.test(control) && !/\b(no-store|private)\b/.test(control);
}

/**
 * A page's HTML as it may be shown at any address: the server writes its links relative to the page
 * it was asked for (`./letters`), which stands at the top.
 */
export function rooted(html: string, base: string): string {
	return html.replaceAll(/\b(href|src)="\.(?:\/([^"]*))?"/g, `$1="${base}/$2"`);
}

/** The paths that the list of what can be read links to. */
export function pathsListed(html: string): string[] {
	const [, list = ''] = /<ul class="kept-pages\b[^"]*">([\s\S]*?)<\/ul>/.exec(html) ?? [];
	return [...list.matchAll(/\bhref="([^"#?]+)"/g)].map(([, path = '']) => path);
}
