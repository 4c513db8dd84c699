/** Writing back as journeys do it where no page is looked at: by the forms that the pages send. */
import { invite } from './circle.ts';
import { letter } from './letter.ts';
import { makeHost, post, type Asking, type Person } from './people.ts';

export { answer, asked, reply } from './thread.ts';

/** Starts a cohort, and gives back its id and the path of its invitation. */
export async function gatherAround(host: Person & Asking, name: string) {
	await makeHost(host);
	const overview = await post(host, '/cohorts?/start', { name });
	const cohort = overview.split('/')[2] ?? '';
	return { cohort, invitation: await invite(host, cohort) };
}

export function join(who: Asking, invitation: string): Promise<string> {
	return post(who, invitation, { shares: 'no', hears: 'yes' });
}

/** The page that writes back about a question. */
export function writeBackTo({ id }: { id: string }): string {
	return `/replies/new?${new URLSearchParams({ letter: letter.slug, prompt: id }).toString()}`;
}

/** Where a page's links to threads lead; on the page they are relative. */
export function linksToThreads(html: string): string[] {
	const links = html.matchAll(/href="[^"]*?\/?(replies\/[0-9a-f-]{36})"/g);
	return [...links].map(([, path = '']) => `/${path}`);
}
