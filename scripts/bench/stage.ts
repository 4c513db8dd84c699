/** Everything that a run needs: the course as `npm start` starts it, on free ports and data of its own. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as course from '../course.ts';
import { Household, ready, type Member } from '../household.ts';
import { freePorts } from '../ports.ts';
import { Stop } from '../stop.ts';
import type { Copy, Message as FloorReady } from './floor.ts';
import type { Answer } from './knock.ts';

export type Stage = course.Course & { household: Observed; dataDir: string };

/** A household whose members can be looked at while they live. */
export class Observed extends Household {
	readonly #pids = new Map<string, number | undefined>();

	override start(member: Member): ChildProcess {
		const child = super.start(member);
		this.#pids.set(member.name, child.pid);
		return child;
	}

	pidOf(name: string): number {
		const pid = this.#pids.get(name);
		if (!pid) throw new Stop(`There is no ${name} to look at.`);
		return pid;
	}
}

export async function set(
	household: Observed,
	folder: string,
	say: (line: string) => void,
	databaseUrl = ''
): Promise<Stage> {
	const dataDir = join(folder, databaseUrl ? 'data-postgres' : 'data');
	mkdirSync(dataDir);
	await arrange(household, dataDir, databaseUrl);

	const running = await course.start(household, {
		dataDir,
		ports: await freePorts(),
		empty: true,
		databaseUrl,
		// A few people send what hundreds would.
		surroundings: { SENT_IN_TEN_MINUTES: '1000000' },
		say
	});
	return { ...running, household, dataDir };
}

/** In a process of its own, because a data folder is open to one at a time. */
async function arrange(household: Household, dataDir: string, databaseUrl: string): Promise<void> {
	const child = household.start({
		name: 'arranging of people',
		run: [script('arrange.ts'), dataDir],
		env: { ...process.env, DATABASE_URL: databaseUrl }
	});
	const code = await new Promise((resolve) => child.once('exit', resolve));
	if (code !== 0) throw new Stop('The people of this run could not be put into the database.');
}

/** A bare server that gives one answer again and again. */
export async function bareServer(household: Household, answer: Answer): Promise<string> {
	const child = household.start({
		name: 'bare server',
		run: [script('floor.ts')],
		env: process.env
	});
	const copy: Copy = { headers: answer.rawHeaders, body: answer.body.toString('base64') };
	const isReady = ready<FloorReady>(child);
	child.send(copy);
	return (await isReady).url;
}

const script = (name: string) => join(import.meta.dirname, name);
