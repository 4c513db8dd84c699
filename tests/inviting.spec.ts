import { extractText, getDocumentProxy } from 'unpdf';
import * as mails from '../scripts/mails.ts';
import { circle } from './cohort.ts';
import { expect, look, newAddress, post, setting, test, visit } from './people.ts';

test.describe.configure({ mode: 'parallel' });

test('a list is pasted; each gets one mail, joins by their own link or says no for good', async ({
	arrive,
	register,
	stranger
}) => {
	const { host, cohort } = await circle(arrive);
	const [wren, robin] = [newAddress('Wren'), newAddress('Robin')];
	await visit(host.page, `/cohorts/${cohort}/people`);
	await host.page.getByRole('link', { name: 'Invite many by e-mail' }).click();
	await host.page.getByLabel('Their addresses').fill(`Wren <${wren}>, ${robin}\n${wren}\nnobody`);
	const send = host.page.getByRole('button', { name: 'Send each of them an invitation' });
	await send.click();
	await expect(host.page.getByText('2 invitations are on the way')).toBeVisible();
	await expect(host.page.getByText(`${wren}: stands in the list twice`)).toBeVisible();
	await expect(host.page.getByText('nobody: is no address')).toBeVisible();

	const { text } = await mails.next(setting('MAILBOX_URL'), wren, [], 30_000);
	expect(text).toContain('Hester invites you');
	const link = /\/join\/[0-9a-f]{32}/.exec(text)?.[0] ?? '';
	const other = await mails.next(setting('MAILBOX_URL'), robin, [], 30_000);
	await visit(stranger, /\/mail\/no\/[0-9a-f]{32}/.exec(other.text)?.[0] ?? '');
	await stranger.getByRole('button', { name: /^No, and never again/ }).click();
	await expect(stranger.getByRole('heading', { name: 'No more invitations' })).toBeVisible();

	const person = await register('Wren');
	expect(await post(person, link, { shares: 'no' })).toBe(`/cohorts/${cohort}`);
	const second = await register('Eve');
	expect((await look(second, link)).status()).toBe(410);

	await visit(host.page, `/cohorts/${cohort}/people/inviting`);
	await expect(host.page.getByRole('row', { name: wren })).toContainText('joined');
	await expect(host.page.getByText(robin)).toHaveCount(0);
	await expect(host.page.getByText('1 joined, 1 said no')).toBeVisible();
	await host.page.getByLabel('Their addresses').fill(robin);
	await send.click();
	await expect(host.page.getByText(`${robin}: asked for no invitation`)).toBeVisible();
});

test('a link is a poster on one sheet, and a picture to take along; both for its facilitators alone', async ({
	arrive,
	register,
	scripted
}) => {
	const { host, cohort, invitation } = await circle(arrive);
	await visit(host.page, `/cohorts/${cohort}/people`);
	await host.page.getByRole('link', { name: 'A poster with its code' }).click();
	await expect(host.page.getByRole('img', { name: /square code/ })).toBeVisible();
	const { pathname } = new URL(host.page.url());
	for (const format of scripted ? (['A4', 'A5'] as const) : []) {
		const file = new Uint8Array(await host.page.pdf({ format }));
		const { text } = await extractText(await getDocumentProxy(file), { mergePages: false });
		expect(text, format).toHaveLength(1);
		expect(text[0]?.replace(/\s/g, '')).toContain(invitation);
		expect(text[0]).not.toMatch(/Download|Print this page/);
	}
	const picture = await look(host.page, `${pathname}/code.svg`);
	expect(picture.headers()['content-type']).toBe('image/svg+xml');
	expect(await picture.text()).toMatch(/^<svg .*<path d="M/);
	const other = await register('Eve');
	for (const path of [pathname, `${pathname}/code.svg`, `/cohorts/${cohort}/people/inviting`]) {
		expect((await look(other, path)).status()).toBe(404);
	}
});
