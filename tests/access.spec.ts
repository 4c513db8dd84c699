import { expectOpenToAll } from './access.ts';
import { test } from './circle.ts';
import { views } from './views/views.ts';
import { viewsWithoutScript } from './views/without-script.ts';

test.describe.configure({ mode: 'parallel' });

for (const { what, who, show } of views) {
	test.describe(`${who}, ${what}`, () => {
		test.skip(({ scripted }) => !scripted);
		test.use({ who });

		test('shuts nobody out', async ({ page, circle }) => {
			await show(page, circle);
			await expectOpenToAll(page);
		});
	});
}

for (const { what, who, show } of viewsWithoutScript) {
	test.describe(`${who}, ${what}`, () => {
		test.skip(({ scripted }) => scripted);
		test.use({ who });

		test('shuts nobody out, without script either', async ({ page, circle, browser }) => {
			await show(page, circle);
			// What was shown, once more in a browser whose script can measure it.
			const html = (await page.content()).replaceAll(
				/<\/?noscript[^>]*>|<script.*?<\/script>/gs,
				''
			);
			const context = await browser.newContext({ javaScriptEnabled: true });
			const twin = await context.newPage();
			await twin.route(page.url(), (route) =>
				route.fulfill({ body: html, contentType: 'text/html' })
			);
			await twin.goto(page.url());
			await expectOpenToAll(twin);
			await context.close();
		});
	});
}
