/**
 * One course for all journeys: the production build, an embedded Supabase with the demo data and a
 * mailbox, on free ports and with data of its own. Its addresses reach the tests by environment.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFresh } from '../scripts/build.ts';
import * as course from '../scripts/course.ts';
import { Household } from '../scripts/household.ts';
import { freePorts } from '../scripts/ports.ts';
import * as keys from '../supabase/embedded/keys.ts';

export default async function setUp(): Promise<() => Promise<void>> {
	const dataDir = mkdtempSync(join(tmpdir(), 'five-letters-journeys-'));
	const household = new Household();
	const tearDown = async () => {
		await household.end();
		rmSync(dataDir, { recursive: true, force: true });
	};
	try {
		// Never replaces the build that a running npm start stands on.
		const built = isFresh() ? 'build' : '.svelte-kit/built-for-tests';
		const running = await course.start(household, {
			dataDir,
			ports: await freePorts(),
			built,
			// One facilitator answers ten thousand times within the ten minutes of a fuzz test.
			surroundings: { SENT_IN_TEN_MINUTES: '1000000' },
			say: (line) => console.log(line)
		});
		Object.assign(process.env, {
			COURSE_URL: running.course,
			COURSE_LOG: join(dataDir, 'course.log'),
			COURSE_BUILD: built,
			MAILBOX_URL: running.mailbox,
			SUPABASE_URL: running.supabase,
			SUPABASE_PUBLISHABLE_KEY: running.publishableKey,
			SUPABASE_SECRET_KEY: keys.recall(dataDir)?.secret
		});
		return tearDown;
	} catch (problem) {
		await tearDown();
		throw problem;
	}
}
