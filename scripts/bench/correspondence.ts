/** Writing back, the facilitator's day and the mirror: each page beside the bare call that it makes. */
import * as v from 'valibot';
import type { Letter } from './content.ts';
import { courseFor } from './course.ts';
import { dataApiFor } from './data-api.ts';
import { cohortId, CROWD, type Person } from './people.ts';
import type { Pair } from './rounds.ts';
import type { Stage } from './stage.ts';

const cohort = cohortId(30);

const Overview = v.object({ people: v.array(v.object({ member: v.string() })) });
const Replies = v.object({ replies: v.array(v.object({ id: v.string(), opening: v.string() })) });

/** How the replies that the world begins with begin; there are others, sent while it was filled. */
const OPENING = 'This is how it showed up';

export async function correspondence(
	stage: Stage,
	{ slug, prompts: [prompt = ''] }: Letter,
	facilitator: Person,
	learners: Person[]
): Promise<Pair<Person>[]> {
	const course = courseFor(stage);
	const data = dataApiFor(stage);
	const people = learners.slice(0, CROWD);

	const asked = { cohort, sort: 'name', search: '', page: 1 };
	const overview = await data.document(facilitator, 'cohort_overview', asked, Overview);
	const member = overview.people[0]?.member ?? '';
	const threads = new Map<Person, string>();
	for (const person of people) {
		const { replies } = await data.document(person, 'replies_page', {}, Replies);
		threads.set(person, replies.find(({ opening }) => opening.startsWith(OPENING))?.id ?? '');
	}
	const thread = (person: Person) => threads.get(person) ?? '';
	const [someone] = people;
	const writing = `/replies/new?letter=${slug}&prompt=${prompt}`;

	return [
		{
			what: 'a learner’s page',
			path: `/cohorts/${cohort}/learners/${member}`,
			page: (person) => course.get(person, `/cohorts/${cohort}/learners/${member}`, 'Learner'),
			floor: (person) => data.call(person, 'learner_page', { cohort, member }),
			people: Array.from({ length: CROWD }, () => facilitator),
			calm: 150,
			crowd: 12
		},
		{
			what: 'thread of a reply',
			path: someone && `/replies/${thread(someone)}`,
			page: (person) => course.get(person, `/replies/${thread(person)}`, OPENING),
			floor: (person) => data.call(person, 'reply_page', { reply: thread(person) }),
			people,
			calm: 150,
			crowd: 16
		},
		{
			what: 'write back, before sending',
			path: writing,
			page: (person) => course.get(person, writing, 'The words that will go'),
			floor: (person) => data.call(person, 'reply_begin', { letter: slug, prompt }),
			people,
			calm: 150,
			crowd: 16
		},
		{
			what: 'send a reply',
			path: writing,
			page: (person) => {
				const fields = { letter: slug, prompt, cohort, id: crypto.randomUUID(), body: words };
				return course.send(person, '/replies/new?/send', fields, 'redirect');
			},
			floor: (person) => {
				const reply = { cohort, id: crypto.randomUUID(), letter: slug, prompt, body: words };
				return data.call(person, 'reply_send', reply, '"sent_at"');
			},
			people,
			calm: 150,
			crowd: 12
		},
		{
			what: 'mirror: what is seen of me',
			path: '/account/seen',
			// Others than those who have just sent hundreds of replies.
			page: (person) => course.get(person, '/account/seen', 'A circle of 30'),
			floor: (person) => data.call(person, 'seen_page', {}),
			people: learners.slice(CROWD),
			calm: 150,
			crowd: 16
		}
	];
}

/** About as much as people write back. */
const words = 'I noticed it on Tuesday, and said so, and we laughed. '.repeat(8);
