/** A cohort of ten thousand, a facilitator with two hundred cohorts, and five hundred who join at once. */
import type { Compared } from './budgets.ts';
import type { Letter } from './content.ts';
import { courseFor } from './course.ts';
import { dataApiFor } from './data-api.ts';
import { joinTogether, type Joined } from './joining.ts';
import {
	BIG,
	busy,
	CIRCLES,
	cohortId,
	cohortName,
	CROWD,
	facilitator,
	INVITED,
	learner,
	type Person
} from './people.ts';
import { compare, type Pair } from './rounds.ts';
import { atAuth } from './signing-in.ts';
import type { Stage } from './stage.ts';

export const BIG_OVERVIEW = 'overview of 10,000';

export type Sized = { compared: Compared[]; joined: Joined };

export async function atSize(
	stage: Stage,
	letter: Letter,
	say: (line: string) => void
): Promise<Sized> {
	// Signed in anew, so that both databases are asked by people who come in the same way.
	const [boss, many, someone] = await atAuth(stage, [facilitator, busy, learner(7)]);
	if (!boss || !many || !someone) throw new Error('Nobody is signed in.');
	const compared: Compared[] = [];
	for (const pair of pairs(stage, letter, boss, many, someone)) {
		say(`… … ${pair.what} …`);
		compared.push(await compare(pair));
	}
	say('… … five hundred people who join by one link …');
	const joined = await joinTogether(stage, boss);
	if (joined.problem) say(`… … of whom one was told: ${joined.problem}`);
	return { compared, joined };
}

function pairs(
	stage: Stage,
	{ slug }: Letter,
	boss: Person,
	many: Person,
	someone: Person
): Pair<Person>[] {
	const course = courseFor(stage);
	const data = dataApiFor(stage);
	const cohort = cohortId(BIG);
	const by = (person: Person) => Array.from({ length: CROWD }, () => person);
	const amount = { calm: 40, crowd: 4 };
	const overview = (what: string, size: number, page: number): Pair<Person> => ({
		what,
		page: () =>
			course.get(boss, `/cohorts/${cohortId(size)}/overview?page=${page}`, cohortName(size)),
		floor: () => {
			const asked = { cohort: cohortId(size), sort: 'name', search: '', page };
			return data.call(boss, 'cohort_overview', asked);
		},
		people: by(boss),
		...amount
	});
	return [
		overview('overview of 1,000', 1000, 1),
		overview(BIG_OVERVIEW, BIG, 1),
		overview('… its hundredth page', BIG, 100),
		{
			what: 'letter, by one of 10,000',
			page: (person) => course.get(person, `/letters/${slug}`, 'name="read"'),
			floor: (person) => data.call(person, 'letter_page', { letter: slug }),
			people: by(someone),
			...amount
		},
		{
			what: `list of ${CIRCLES} cohorts`,
			page: (person) => course.get(person, '/cohorts', 'Circle 199'),
			floor: (person) => data.call(person, 'cohort_list', {}),
			people: by(many),
			...amount
		},
		{
			what: `desk, with ${CIRCLES} cohorts`,
			page: (person) => course.get(person, '/desk', 'id="walk"'),
			floor: (person) => data.call(person, 'desk_page', {}),
			people: by(many),
			...amount
		},
		{
			what: 'circle of 10,000',
			page: (person) => course.get(person, `/cohorts/${cohort}/circle`, 'The circle'),
			floor: (person) => data.call(person, 'circle_page', { cohort, page: 1 }),
			people: by(someone),
			...amount
		},
		{
			what: `inviting ${INVITED}`,
			page: (person) => course.get(person, `/cohorts/${cohort}/people/inviting`, 'invited-'),
			floor: (person) => data.call(person, 'invites_page', { cohort, page: 1 }),
			people: by(boss),
			...amount
		},
		{
			what: 'handing over one of 10,000',
			page: (person) => course.get(person, `/cohorts/${cohort}/handing-over`, cohortName(BIG)),
			floor: (person) => data.call(person, 'handover_page', { cohort }),
			people: by(boss),
			...amount
		},
		{
			what: 'ending one of 10,000',
			page: (person) => course.get(person, `/cohorts/${cohort}/ending`, cohortName(BIG)),
			floor: (person) =>
				data.call(person, 'cohort_overview', { cohort, sort: 'name', search: '', page: 1 }),
			people: by(boss),
			...amount
		}
	];
}
