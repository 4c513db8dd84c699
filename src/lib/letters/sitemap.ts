import { text } from './feed';
import type { Letter } from './letters';

/** Every page that is for everyone, in the form that search engines read. */
export function sitemapOf(
	pages: readonly string[],
	letters: readonly Pick<Letter, 'slug' | 'published' | 'updated'>[],
	origin: string
): string {
	const all = [
		...pages.map((path) => ({ path, changed: undefined })),
		...letters.map(({ slug, published, updated }) => ({
			path: `/letters/${slug}`,
			changed: updated ?? published
		}))
	];
	const urls = all.map(
		({ path, changed }) =>
			`<url><loc>${text(origin + path)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`
	);
	return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`;
}
