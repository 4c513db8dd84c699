import fc from 'fast-check';
import * as v from 'valibot';
import { actions } from './actions.ts';
import { anyAddress, anyForm, anyText, type Sent } from './anything.ts';
import { ask, cookieOf, type Answer } from './ask.ts';
import { gather, test as base, type Circle } from './circle.ts';
import { letter } from './letter.ts';
import { start, type OwnCourse } from './own-course.ts';
import { expect } from './people.ts';
import { databaseOf, writers } from './writers.ts';

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
				`/cohorts/${circle.cohort}/people?search=${text}&page=${text}&remove=${text}`,
				`/cohorts/${circle.cohort}/learners/${text}`,
				`/account/sign-in?next=${text}`,
				`/account/confirm?token_hash=${text}&type=${text}`,
				`/letters/${text}`,
				`/letters?q=${text}`,
				`${letter.path}/steps/${letter.steps[0].id}?example=${text}&said=${text}`,
				`${letter.path}/steps/${text}`,
				`/notebook?q=${text}`,
				`/notebook?sort=${text}&page=${text}`,
				`/notebook/${text}/${text}`,
				`/notebook/${letter.slug}/${letter.prompts[1].id}?said=${text}`,
				`/notebook/export?as=${text}`,
				`/replies/new?letter=${text}&prompt=${text}`,
				`/replies/${text}`,
				`${circle.thread}?said=${text}`,
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

for (const { what, path, id: nextId, form, read, kept } of writers) {
	test(`${what} is kept to the letter, or refused together with the words`, async ({
		ground: { course, circle }
	}) => {
		const cookie = cookieOf(circle, 'learner');
		const database = databaseOf(cookie);
		await fc.assert(
			fc.asyncProperty(anyText, async (text) => {
				const id = nextId();
				const before = await read(database, id);
				const answer = await ask(course.url + path, {
					form: form(text, id, before?.version ?? 0),
					cookie,
					headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
				});
				// What a form can carry and a database hold: halves of characters as a visible sign.
				const words = asSent(text);
				const { status, data } = v.parse(Answered, JSON.parse(answer.text));
				const after = await read(database, id);
				if (kept(words) === undefined) {
					expect(status).toBe(400);
					expect((JSON.parse(data) as unknown[]).map(asSent)).toContain(words);
					expect(after).toEqual(before);
				} else {
					expect(status, answer.text.slice(0, 300)).toBeLessThan(400);
					expect(after?.words).toBe(kept(words));
				}
			}),
			{ numRuns: 25, examples: [['\ufeff\u200b\u200e']] }
		);
	});
}

const Answered = v.object({ status: v.number(), data: v.optional(v.string(), '[]') });

const asSent = (text: unknown) => String(text).toWellFormed().replaceAll(/\r\n?/g, '\n');

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
