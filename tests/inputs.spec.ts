import { createClient } from '@supabase/supabase-js';
import fc from 'fast-check';
import * as v from 'valibot';
import type { Database } from '../src/lib/supabase/database.types.ts';
import { actions } from './actions.ts';
import { anyAddress, anyForm, anyText, type Sent } from './anything.ts';
import { ask, cookieOf, type Answer } from './ask.ts';
import { gather, test as base, type Circle } from './circle.ts';
import { letter } from './letter.ts';
import { start, type OwnCourse } from './own-course.ts';
import { expect, setting } from './people.ts';

const Session = v.object({ access_token: v.string() });
const LetterPage = v.object({
	reflections: v.array(v.object({ prompt: v.string(), body: v.string(), version: v.number() }))
});

/** A course and a circle that may be left in any state. */
interface Ground {
	course: OwnCourse;
	circle: Circle;
}

const test = base.extend<object, { ground: Ground }>({
	ground: [
		async ({ playwright }, use) => {
			const [course, circle] = await Promise.all([start(), gather(playwright.request)]);
			await use({ course, circle });
			course.child.kill();
			await course.ended;
		},
		{ scope: 'worker' }
	]
});

// One after the other: a course of their own is dearer than the time.
test.describe.configure({ mode: 'default' });

/** 200 forms for each action, so many at a time. */
const crowd = 40;
const numRuns = Number(process.env.FUZZ_RUNS ?? 200) / crowd;

for (const { name, who, path, fields } of actions) {
	test(`${name} is up to anything`, async ({ ground: { course, circle } }) => {
		const url = course.url + path(circle);
		const cookie = cookieOf(circle, who);
		const send = async ({ bytes, type }: Sent, at: number) => {
			const toScript = { accept: 'application/json', 'x-sveltekit-action': 'true' };
			return ask(url, {
				form: bytes,
				cookie,
				headers: { 'content-type': type, ...(at % 2 && toScript) }
			});
		};
		const forms = fc.array(anyForm(fields), { minLength: crowd, maxLength: crowd });
		await fc.assert(
			fc.asyncProperty(forms, async (forms) => {
				const answers = await Promise.all(forms.map(send));
				for (const answer of answers) expectCalm(answer);
				expectDiscreet(
					course,
					forms.flatMap(({ texts }) => texts)
				);
			}),
			{ numRuns: fields.length > 0 ? numRuns : 1 }
		);
	});
}

test('addresses are up to anything', async ({ ground: { course, circle } }) => {
	const cookie = cookieOf(circle, 'facilitator');
	const addresses = fc.array(anyAddress, { minLength: 5, maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(addresses, async (texts) => {
			const answers = texts.flatMap((text) => [
				`/cohorts/${circle.cohort}/overview?search=${text}`,
				`/cohorts/${circle.cohort}/overview?sort=${text}&page=${text}`,
				`/account/sign-in?next=${text}`,
				`/account/confirm?token_hash=${text}&type=${text}`,
				`/letters/${text}`,
				`/cohorts/${text}`,
				`/join/${text}`,
				`/${text}`
			]);
			// An address is refused by Node itself where it is longer than a request's head may be.
			const asked = answers.filter((path) => path.length < 8000);
			for (const answer of await Promise.all(
				asked.map((path) => ask(course.url + path, { cookie }))
			)) {
				expectCalm(answer);
			}
		}),
		{ numRuns: 10 }
	);
});

test('what was written is kept to the letter, or refused together with the words', async ({
	ground: { course, circle }
}) => {
	const { id } = letter.prompts[2];
	const cookie = cookieOf(circle, 'learner');
	const kept = reader(cookie, id);
	await fc.assert(
		fc.asyncProperty(anyText, async (text) => {
			const before = await kept();
			const answer = await ask(`${course.url}${letter.path}?/save`, {
				form: { [`body:${id}`]: text, [`version:${id}`]: String(before?.version ?? 0) },
				cookie,
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
			});
			// What a form can carry and a database hold: halves of characters as a visible sign.
			const words = text.toWellFormed().replaceAll(/\r\n?/g, '\n');
			const { status, data } = JSON.parse(answer.text) as { status: number; data: string };
			const after = await kept();
			if (words.includes('\u0000') || [...words].length > 20_000) {
				expect(status).toBe(400);
				expect(JSON.parse(data)).toContain(words);
				expect(after).toEqual(before);
			} else {
				expect(status).toBe(200);
				expect(after?.body).toBe(words);
			}
		}),
		{ numRuns: 100 }
	);
});

/** What the database holds, asked by the person themselves. */
function reader(cookie: string, prompt: string) {
	const packed = decodeURIComponent(cookie).split('base64-')[1] ?? '';
	const session = v.parse(Session, JSON.parse(Buffer.from(packed, 'base64url').toString()));
	const supabase = createClient<Database>(
		setting('SUPABASE_URL'),
		setting('SUPABASE_PUBLISHABLE_KEY'),
		{ accessToken: async () => session.access_token }
	);
	return async () => {
		const { data, error } = await supabase.rpc('letter_page', { letter: letter.slug });
		if (error) throw error;
		return v.parse(LetterPage, data).reflections.find((one) => one.prompt === prompt);
	};
}

function expectCalm({ status, text, headers }: Answer): void {
	expect(status, text.slice(0, 300)).toBeLessThan(500);
	if (!headers['content-type']?.startsWith('application/json')) return;
	const { type, status: within = 0 } = JSON.parse(text) as { type: string; status?: number };
	expect(within, `${type} ${text.slice(0, 300)}`).toBeLessThan(500);
}

/** The log holds none of it, as far as it could be told from the log's own words. */
function expectDiscreet(course: OwnCourse, texts: string[]): void {
	const log = course.log();
	expect(log).not.toContain('"event":"surprise"');
	for (const text of texts) {
		if (/^[\x20-\x7e]{12,}$/.test(text)) expect(log).not.toContain(text);
	}
}
