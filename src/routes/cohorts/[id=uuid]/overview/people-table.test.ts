import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import PeopleTable from './PeopleTable.svelte';

const letters = [1, 2, 3, 4, 5].map((number) => ({
	key: `letter-${number}`,
	number,
	short: `Letter ${number}`,
	steps: 5
}));
const people = Array.from({ length: 200 }, (_, at) => ({
	member: `member-${at}`,
	name: `Learner ${at}`,
	letters: { 'letter-1': { read: true, steps: at % 6 } },
	last: 'this week' as const
}));
const html = (waits: Record<string, string> = {}) =>
	render(PeopleTable, {
		props: { cohort: 'ours', people, letters, sort: 'letter-2', to: (sort) => `?${sort}`, waits }
	}).body;
const rows = (of: string) => of.split('<tbody>')[1]?.match(/<tr>.*?<\/tr>/gs) ?? [];

test('with 200 people a screen reader is told of each cell whose it is, and of which letter', () => {
	const [head = ''] = /<thead>.*?<\/thead>/s.exec(html()) ?? [];
	expect(head.match(/<th scope="col"/g)).toHaveLength(7);
	expect(head.match(/aria-sort/g)).toHaveLength(1);
	expect(rows(html())).toHaveLength(200);
	for (const row of rows(html())) {
		expect(row.match(/<th scope="row"/g)).toHaveLength(1);
		expect(row.match(/<td/g)).toHaveLength(6);
	}
	expect(rows(html())[3]).toContain('3 of 5 steps');
});

test('no link to somebody’s page is followed before it is pressed', () => {
	for (const row of rows(html())) {
		expect(row).toMatch(/<a data-sveltekit-preload-data="off"[^>]*learners/);
	}
});

test('who waits is told beside the name, for as long as it is known', () => {
	const [first, second] = rows(html({ 'member-0': 'for 3 days' }));
	expect(first).toContain('waits for 3 days');
	expect(second).not.toContain('waits');
});
