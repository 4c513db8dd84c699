import { randomInt, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import * as v from 'valibot';
import { actions } from './actions.ts';
import { anyAddress, anyForm, anyText, offeredBy, type Offered, type Sent } from './anything.ts';
import { ask, cookieOf, type Answer } from './ask.ts';
import { gather, test as base, type Circle, type Who } from './circle.ts';
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
			const [course, circle] = await Promise.all([
				// So that each form can come from a network of its own: none is refused for the others, and nobody sends too much.
				start({ ADDRESS_HEADER: 'x-forwarded-for', SENT_IN_TEN_MINUTES: '1000000' }),
				gather(playwright.request).then(busy)
			]);
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

/** After these there is less to do for the others. */
const last = [
	'ending end',
	'revoke',
	'replace',
	'seen withdraw',
	'] withdraw',
	'handing-over answer',
	'handing-over withdraw',
	'remove',
	'leave'
];
const place = ({ name }: { name: string }) => last.findIndex((end) => name.endsWith(end));

for (const { name, who, path, fields, page } of actions.toSorted((a, b) => place(a) - place(b))) {
	test(`${name} is up to anything`, async ({ ground: { course, circle } }) => {
		const url = course.url + path(circle);
		const cookie = cookieOf(circle, who);
		const send = async ({ bytes, type }: Sent, at: number) => {
			const toScript = { accept: 'application/json', 'x-sveltekit-action': 'true' };
			const from = { 'x-forwarded-for': name.startsWith('account/') ? '192.0.2.1' : network() };
			return ask(url, {
				form: bytes,
				cookie,
				headers: { 'content-type': type, ...from, ...(at % 2 && toScript) }
			});
		};
		let offered: Offered = new Map();
		const look = async () => {
			const seen = await ask(page ? course.url + page(circle) : url.replace(/\?.*/, ''), {
				cookie,
				headers: { 'x-forwarded-for': network() }
			});
			expectCalm(seen);
			offered = offeredBy(seen.text);
		};
		const forms = fc.array(
			anyForm(fields, () => offered),
			{ minLength: crowd, maxLength: crowd }
		);
		if (page !== null) await look();
		await fc.assert(
			fc.asyncProperty(forms, async (forms) => {
				const answers = await Promise.all(forms.map(send));
				if (page !== null) await look();
				answers.forEach((answer, at) => expectCalm(answer, forms[at]));
				expectDiscreet(
					course,
					forms.flatMap(({ texts }) => texts)
				);
			}),
			// Which form it was, is told; with fewer of them the course is another one by then.
			{ numRuns: fields.length > 0 ? numRuns : 1, endOnFailure: true }
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
				asked.map((path) =>
					ask(course.url + path, { cookie, headers: { 'x-forwarded-for': network() } })
				)
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
					headers: {
						accept: 'application/json',
						'x-sveltekit-action': 'true',
						'x-forwarded-for': network()
					}
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
			{ numRuns: Math.ceil(numRuns * 5), examples: [['\ufeff\u200b\u200e']] }
		);
	});
}

/** Something is there for every form to be about. */
async function busy(circle: Circle): Promise<Circle> {
	const { cohort } = circle;
	const databaseWith = (who: Who) => databaseOf(cookieOf(circle, who));
	const wren = databaseWith('newcomer');
	const noor = databaseWith('learner');
	const jonas = databaseWith('facilitator');
	const amara = databaseWith('host');
	const later = { letter: 'beyond-the-room', prompt: 'to-my-later-self' };
	const letterToSelf = { ...later, body: 'Keep asking.', based_on: 0 };
	expect((await wren.rpc('reflection_save', letterToSelf)).error).toBeNull();

	const terms = { cohort, days: 7, seats: 1, role: 'facilitator' };
	const { data: token } = await jonas.rpc('invitation_make', terms);
	const joining = { token: token ?? '', shares: false, hears: false };
	expect((await amara.rpc('cohort_join', joining)).error).toBeNull();

	expect((await jonas.rpc('circle_save', { cohort, open: true })).error).toBeNull();
	const about = { letter: letter.slug, prompt: letter.prompts[0].id };
	const words = { id: randomUUID(), cohort, ...about, body: 'To all of you.' };
	const { id: reply } = v.parse(Told, (await noor.rpc('circle_send', words)).data);
	let answer = '';
	for (const database of [noor, jonas]) {
		const sent = { id: randomUUID(), reply, body: 'An answer, for everybody.' };
		answer = v.parse(Told, (await database.rpc('answer_send', sent)).data).id;
	}
	const { error } = await noor.rpc('concern_raise', { reply, answer, why: 'Is this meant?' });
	expect(error).toBeNull();
	return { ...circle, message: `/replies/${reply}` };
}

const Told = v.object({ id: v.string() });

/** Another one each time. */
function network(): string {
	return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
}

const Answered = v.object({ status: v.number(), data: v.optional(v.string(), '[]') });

const asSent = (text: unknown) => String(text).toWellFormed().replaceAll(/\r\n?/g, '\n');

function expectCalm({ status, text, headers }: Answer, sent?: Sent): void {
	const form = sent && `${sent.type} ${JSON.stringify(sent.texts.map((one) => one.slice(0, 300)))}`;
	const seen = `${text.slice(0, 300)}\n${form}`;
	expect(status, seen).toBeLessThan(500);
	if (!headers['content-type']?.startsWith('application/json')) return;
	const { type, status: within = 0 } = JSON.parse(text) as { type: string; status?: number };
	expect(within, `${type} ${seen}`).toBeLessThan(500);
}

/** What was read of a course's log already: all of it each time would take longer than the forms. */
const read = new WeakMap<OwnCourse, number>();

/** The log holds none of it, as far as it could be told from the log's own words. */
function expectDiscreet(course: OwnCourse, texts: string[]): void {
	const log = course.log();
	const news = log.slice(read.get(course));
	read.set(course, log.length);
	expect(news).not.toContain('"event":"surprise"');
	for (const text of texts) {
		if (/^[\x20-\x7e]{12,}$/.test(text)) expect(news).not.toContain(text);
	}
}
