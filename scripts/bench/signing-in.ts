/** Everybody comes in by a code from the mailbox: through the course, and at Auth itself, in turns. */
import * as v from 'valibot';
import { next, to, type Mail } from '../mails.ts';
import { codeIn } from '../signing-in.ts';
import { Stop } from '../stop.ts';
import type { Compared } from './budgets.ts';
import { multipart } from './form.ts';
import { expect, knock, type Answer } from './knock.ts';
import { Cookies, CROWD, facilitator, learner, SIGNING_IN, type Person } from './people.ts';
import type { Stage } from './stage.ts';
import { figures } from './statistics.ts';

type Door = {
	ask(person: Person): Promise<Answer>;
	enter(person: Person, code: string): Promise<Answer>;
};

/**
 * Half of the learners come one after the other, page and floor in turns; the other half all at once.
 * Each comes in by both doors, at different times: a newer code puts an older one out of use.
 */
export async function signIn(
	stage: Stage
): Promise<{ facilitator: Person; learners: Person[]; compared: Compared }> {
	const course = courseDoor(stage);
	const auth = authDoor(stage);
	const numbers = Array.from({ length: SIGNING_IN }, (_, index) => index + 1);
	const learners = numbers.map((number) => newPerson(learner(number)));
	const [calm, crowd] = [learners.slice(0, CROWD), learners.slice(CROWD)];
	const boss = newPerson(facilitator);

	const atCourse = await askAll(stage, course, [...calm, boss]);
	const atAuth = await askAll(stage, auth, crowd);
	await atCourse.enter(boss);
	const page: number[] = [];
	const floor: number[] = [];
	for (const [turn, person] of calm.entries()) {
		page.push((await atCourse.enter(person)).ms);
		const other = crowd[turn];
		if (other) floor.push((await atAuth.enter(other)).ms);
	}

	const crowdAtCourse = await askAll(stage, course, crowd);
	const othersAtAuth = await askAll(stage, auth, [...calm, boss]);
	const pageRate = await rate(crowd, (person) => crowdAtCourse.enter(person));
	const floorRate = await rate(calm, (person) => othersAtAuth.enter(person));
	await othersAtAuth.enter(boss);

	return {
		facilitator: boss,
		learners,
		compared: {
			what: 'sign-in by code',
			page: figures(page, [pageRate]),
			floor: figures(floor, [floorRate])
		}
	};
}

const newPerson = (email: string): Person => ({ email, cookies: new Cookies(), token: '' });

/** Mails are asked for and read by all at once, which is not measured; entering the code is. */
async function askAll({ mailbox }: Stage, door: Door, people: Person[]) {
	const codes = new Map<Person, string>();
	await Promise.all(
		people.map(async (person) => {
			const seen: Mail[] = await to(mailbox, person.email);
			await door.ask(person);
			const { text, html } = await next(mailbox, person.email, seen);
			codes.set(person, codeIn(text || String(html)) ?? '');
		})
	);
	return { enter: (person: Person) => door.enter(person, codes.get(person) ?? '') };
}

async function rate(people: Person[], enter: (person: Person) => Promise<Answer>) {
	const started = performance.now();
	await Promise.all(people.map(enter));
	return (people.length * 1000) / (performance.now() - started);
}

/** The course's own page, sent as its script sends it. */
function courseDoor({ course }: Stage): Door {
	const send = async (person: Person, action: string, fields: Record<string, string>) => {
		const { headers, body } = await multipart(fields);
		const answer = await knock({
			url: `${course}/account/sign-in?/${action}`,
			method: 'POST',
			headers: {
				...headers,
				origin: course,
				accept: 'application/json',
				'x-sveltekit-action': 'true',
				cookie: person.cookies.header
			},
			body
		});
		person.cookies.keep(answer.headers['set-cookie']);
		return answer;
	};
	return {
		ask: async (person) =>
			expect(
				await send(person, 'mail', { email: person.email, next: '/letters' }),
				({ body }) => body.includes('"type":"success"'),
				'Asking for a code'
			),
		enter: async (person, code) =>
			expect(
				await send(person, 'code', { email: person.email, next: '/letters', code }),
				({ body }) => body.includes('"type":"redirect"') && person.cookies.has(/session/),
				'Entering a code'
			)
	};
}

const Session = v.object({ access_token: v.string() });

/** What the page asks of Auth, without the page. */
function authDoor({ supabase, publishableKey }: Stage): Door {
	const send = (path: string, body: object) =>
		knock({
			url: `${supabase}/auth/v1/${path}`,
			method: 'POST',
			headers: { apikey: publishableKey, 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
	return {
		ask: async ({ email }) =>
			expect(
				await send('otp', { email }),
				({ status }) => status === 200,
				'Auth, asked for a code,'
			),
		enter: async (person, token) => {
			const answer = expect(
				await send('verify', { type: 'magiclink', email: person.email, token }),
				({ status }) => status === 200,
				'Auth, shown a code,'
			);
			const session = v.safeParse(Session, JSON.parse(answer.body.toString('utf8')));
			if (!session.success) throw new Stop('Auth took the code and gave no session.');
			person.token = session.output.access_token;
			return answer;
		}
	};
}

/**
 * Many people who are signed in, for whom the door itself is not what is measured. A few at a time:
 * the mailbox keeps every mail as a file.
 */
export async function atAuth(stage: Stage, emails: string[]): Promise<Person[]> {
	const auth = authDoor(stage);
	const people = emails.map(newPerson);
	for (let from = 0; from < people.length; from += 10) {
		const few = people.slice(from, from + 10);
		const { enter } = await askAll(stage, auth, few);
		for (const person of few) {
			const session = (await enter(person)).body.toString('base64url');
			// As @supabase/ssr would have written it down.
			person.cookies.keep([`five-letters-session=base64-${session}`]);
		}
	}
	return people;
}
