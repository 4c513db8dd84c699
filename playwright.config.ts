/** The journeys, each in a browser with JavaScript and in one without. */
import { defineConfig, devices } from '@playwright/test';
import { find } from './scripts/chromium.ts';

const isRoot = process.getuid?.() === 0;

export default defineConfig({
	testDir: 'tests',
	testMatch: '*.spec.ts',
	outputDir: 'test-results',
	globalSetup: './tests/set-up.ts',
	fullyParallel: true,
	// A journey waits more than it works: for mail, for a page, for the floor under sign-in.
	workers: 4,
	forbidOnly: Boolean(process.env.CI),
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [
		['list'],
		['json', { outputFile: process.env.BROWSER_RESULTS ?? 'test-results/browser.json' }]
	],
	use: {
		...devices['Desktop Chrome'],
		// Set by the set-up; this file is read again by each worker.
		baseURL: process.env.COURSE_URL,
		// A trace costs a third of the time. Of a test that fails: npx playwright test NAME --trace on
		trace: 'off',
		// So that what a test does to the network is done to the page. `offline.spec.ts` allows it.
		serviceWorkers: 'block',
		launchOptions: {
			executablePath: find(),
			args: [
				...(isRoot ? ['--no-sandbox'] : []),
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--disable-gpu'
			]
		}
	},
	projects: [
		{ name: 'js' },
		{
			name: 'nojs',
			use: { javaScriptEnabled: false },
			// What these look at is the server, or the browser itself: the same with and without.
			testIgnore:
				/(care|comfort|drafts|headers|inputs|offline|operation|outbox|previews|print|safety)\.spec\.ts/
		}
	]
});
