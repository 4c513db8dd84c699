import { test } from './own-course.ts';
import { expect } from './people.ts';
import { asked, gatherAround, join, writeBackTo } from './writing-back.ts';

test('who sends a great many at once is told when to go on, and keeps the words', async ({
	arrive,
	browser,
	scripted,
	ownCourse
}) => {
	const jonas = await arrive('Jonas');
	const { invitation } = await gatherAround({ ...jonas, request: jonas.page.request }, 'River');
	const noor = await arrive('Noor');
	await join(noor.page, invitation);
	const { url } = await ownCourse({ SENT_IN_TEN_MINUTES: '1' });
	// The guard of everybody's browsers takes a course of one's own for another site.
	const page = await browser.newPage({
		baseURL: url,
		javaScriptEnabled: scripted,
		storageState: await noor.page.context().storageState()
	});

	const write = async (words: string) => {
		await page.goto(writeBackTo(asked));
		await page.getByLabel('The words that will go').fill(words);
		await page.getByRole('button', { name: 'Send to Jonas' }).click();
	};
	await write('The first.');
	await expect(page.getByText('Sent to Jonas.')).toBeVisible();
	const thread = new URL(page.url()).pathname;

	// To a script the framework answers 200, with the 429 inside.
	const refusal = page.waitForResponse((answer) => 'retry-after' in answer.headers());
	await write('The second, which took an hour.');
	expect(Number((await refusal).headers()['retry-after'])).toBeGreaterThan(60);
	const field = page.getByLabel('The words that will go');
	await expect(field).toHaveAccessibleDescription(/please send them in 10 minutes/);
	await expect(field).toHaveValue('The second, which took an hour.');

	await page.goto(thread);
	await page.getByLabel('Your words').fill('And one thing more.');
	await page.getByRole('button', { name: 'Send to Jonas' }).click();
	await expect(page.getByLabel('Your words')).toHaveAccessibleDescription(
		/please send them in 10 minutes/
	);
	await expect(page.getByLabel('Your words')).toHaveValue('And one thing more.');
	await page.close();
});
