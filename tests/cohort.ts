/** A cohort of a test's own, and what its facilitators have before them. */
import type { Page } from '@playwright/test';
import { invite } from './circle.ts';
import { expect, makeHost, newAddress, nextMail, post, supabase, type Person } from './people.ts';

/** A host with a cohort, and the path of its invitation. */
export async function circle(
	arrive: (name: string) => Promise<Person & { page: Page }>
): Promise<{ host: { page: Page }; cohort: string; invitation: string }> {
	const host = await arrive('Hester');
	await makeHost(host);
	const overview = await post(host.page, '/cohorts?/start', { name: 'Valley circle' });
	const cohort = overview.split('/')[2] ?? '';
	return { host, cohort, invitation: await invite(host.page, cohort) };
}

/** The names of so many: Learner 001, 002, … */
export const learners = (size: number) =>
	Array.from({ length: size }, (_, at) => `Learner ${String(at + 1).padStart(3, '0')}`);

/** Learners who signed up by mail and joined: through the public API, not through pages. */
export async function crowd(invitation: string, size: number): Promise<void> {
	const names = learners(size);
	// A few at a time, so that the other tests' people are not kept waiting.
	while (names.length > 0) {
		await Promise.all(names.splice(0, 3).map((name) => joinByApi(invitation.slice(-32), name)));
	}
}

async function joinByApi(token: string, name: string): Promise<void> {
	const { url, key } = supabase();
	const headers = { apikey: key, 'content-type': 'application/json' };
	const ask = async (path: string, body: object, more: HeadersInit = {}) => {
		const answer = await fetch(url + path, {
			method: 'POST',
			headers: { ...headers, ...more },
			body: JSON.stringify(body)
		});
		expect(answer.status, path).toBeLessThan(300);
		return answer;
	};
	const email = newAddress('learner');
	await ask('/auth/v1/otp', { email });
	const { hash, type } = await nextMail(email);
	const session = await ask('/auth/v1/verify', { token_hash: hash, type });
	const { access_token } = (await session.json()) as { access_token: string };
	const me = { authorization: `Bearer ${access_token}` };
	await ask('/rest/v1/rpc/profile_save', { display_name: name, pronouns: '' }, me);
	await ask('/rest/v1/rpc/cohort_join', { token, shares: true, hears: false }, me);
}

export const counts = (page: Page) => page.locator('main .lead');
export const firstLetter = (page: Page) =>
	page.getByRole('region', { name: 'Where the cohort is' }).locator('.cell').first();
export const names = (page: Page) => page.getByRole('rowheader');
export const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
