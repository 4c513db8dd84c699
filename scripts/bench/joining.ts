/** Five hundred people who open one link and join, all from one network address. */
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { recall } from '../../supabase/embedded/keys.ts';
import { Stop } from '../stop.ts';
import { courseFor } from './course.ts';
import { dataApiFor } from './data-api.ts';
import { mint } from './minting.ts';
import { JOINING, joining, type Person } from './people.ts';
import type { Stage } from './stage.ts';
import { percentile } from './statistics.ts';

/** They come one after the other within half a minute: twice as fast as anybody promised. */
const WITHIN_MS = 30_000;

export type Joined = {
	/** Of looking at the invitation and joining, both. */
	p95: number;
	/** Refused or unanswered, or not a member afterwards. */
	errors: number;
	/** What the first of them heard. */
	problem?: string;
	/** Members, or seats taken, beyond one for each. */
	doubled: number;
};

const Cohort = v.object({
	count: v.number(),
	invitations: v.array(v.object({ joined: v.number() }))
});

export async function joinTogether(stage: Stage, facilitator: Person): Promise<Joined> {
	const secret = recall(stage.dataDir)?.jwtSecret;
	if (!secret) throw new Stop('There is no key to sign people in with.');
	const people = Array.from({ length: JOINING }, (_, at) => mint(facilitator, at + 1, secret));
	const course = courseFor(stage);
	const path = `/join/${joining.token}`;
	const times: number[] = [];
	const problems: unknown[] = [];

	await Promise.all(people.map(come));
	if (times.length === 0) throw problems[0];
	const asked = { cohort: joining.cohort, search: '', page: 1 };
	const data = dataApiFor(stage);
	const { count, invitations } = await data.document(facilitator, 'cohort_people', asked, Cohort);
	const members = count - 1;
	const seats = invitations.reduce((sum, { joined }) => sum + joined, 0);
	return {
		p95: percentile(times, 0.95),
		errors: problems.length + Math.max(0, JOINING - problems.length - members),
		...(problems.length > 0 && { problem: String(problems[0]) }),
		doubled: Math.max(0, members - JOINING) + Math.abs(seats - members)
	};

	/** Every tenth presses twice. */
	async function come(person: Person, at: number): Promise<void> {
		await wait((at / JOINING) * WITHIN_MS);
		const join = () => course.send(person, path, { shares: 'yes' }, 'redirect');
		try {
			times.push((await course.get(person, path, 'A circle that fills')).ms);
			const answers = await Promise.all(at % 10 === 0 ? [join(), join()] : [join()]);
			times.push(...answers.map(({ ms }) => ms));
		} catch (problem) {
			problems.push(problem);
		}
	}
}
