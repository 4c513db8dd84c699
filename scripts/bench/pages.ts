/** What signed-in people ask for, each beside the bare call to the database that it makes. */
import type { Letter } from './content.ts';
import { courseFor } from './course.ts';
import { dataApiFor } from './data-api.ts';
import { cohortId, cohortName, CROWD, SIZES, type Person, type Size } from './people.ts';
import type { Pair } from './rounds.ts';
import type { Stage } from './stage.ts';

export function pages(
	stage: Stage,
	{ slug, steps, prompts }: Letter,
	facilitator: Person,
	learners: Person[]
): Pair<Person>[] {
	const course = courseFor(stage);
	const data = dataApiFor(stage);
	const [pageStep = '', floorStep = ''] = steps;
	const [pagePrompt = '', floorPrompt = ''] = prompts;
	const people = learners.slice(0, CROWD);
	const isTicked = { page: turning(), floor: turning() };
	const version = { page: counting(), floor: counting() };

	return [
		{
			what: 'letter, signed in',
			page: (person) => course.get(person, `/letters/${slug}`, 'name="read"'),
			floor: (person) => data.call(person, 'letter_page', { letter: slug }),
			people,
			calm: 150,
			crowd: 20
		},
		{
			what: 'tick, and take back',
			page: (person) =>
				course.save(person, slug, { [isTicked.page(person) ? 'step' : 'was']: pageStep }),
			floor: (person) => {
				const change = isTicked.floor(person)
					? { tick: [floorStep], untick: [] }
					: { tick: [], untick: [floorStep] };
				return data.call(person, 'practice_save', { letter: slug, ...change });
			},
			people,
			calm: 150,
			crowd: 16
		},
		{
			what: 'save a reflection',
			page: (person) => {
				const based = version.page(person);
				return course.save(person, slug, {
					[`body:${pagePrompt}`]: words(based),
					[`version:${pagePrompt}`]: String(based)
				});
			},
			floor: (person) => {
				const based = version.floor(person);
				const edit = { letter: slug, prompt: floorPrompt, body: words(based), based_on: based };
				return data.call(person, 'reflection_save', edit, '"saved":true');
			},
			people,
			calm: 150,
			crowd: 16
		},
		{
			what: 'desk',
			page: (person) => course.get(person, '/desk', 'id="walk"'),
			floor: (person) => data.call(person, 'desk_page', {}),
			people,
			calm: 150,
			crowd: 16
		},
		{
			what: 'notebook',
			page: (person) => course.get(person, '/notebook', 'id="write"'),
			floor: (person) => data.call(person, 'notebook_page', { search: '', sort: 'time', page: 1 }),
			people,
			calm: 150,
			crowd: 16
		},
		...SIZES.map((size) => overview(size))
	];

	function overview(size: Size): Pair<Person> {
		const cohort = cohortId(size);
		return {
			what: `overview of ${size.toLocaleString('en')}`,
			page: () => course.get(facilitator, `/cohorts/${cohort}/overview`, cohortName(size)),
			floor: () =>
				data.call(facilitator, 'cohort_overview', { cohort, sort: 'name', search: '', page: 1 }),
			people: Array.from({ length: CROWD }, () => facilitator),
			calm: size > 100 ? 60 : 100,
			crowd: size > 100 ? 4 : 12
		};
	}
}

/** Says true, then false, for each person. */
function turning(): (person: Person) => boolean {
	const last = new Map<Person, boolean>();
	return (person) => {
		const now = !last.get(person);
		last.set(person, now);
		return now;
	};
}

/** The version that a person's next edit is based on: 0, 1, 2, … */
function counting(): (person: Person) => number {
	const count = new Map<Person, number>();
	return (person) => {
		const now = count.get(person) ?? 0;
		count.set(person, now + 1);
		return now;
	};
}

/** About as much as people write to one prompt, and never the same twice. */
const words = (edit: number) =>
	`${edit} ` + 'I decided what we would talk about, and noticed it only later. '.repeat(10);
