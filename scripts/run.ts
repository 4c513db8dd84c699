/** From the words on the command line to a running course, and to its end. */
import { mkdirSync } from 'node:fs';
import * as args from './arguments.ts';
import * as course from './course.ts';
import { greet } from './greeting.ts';
import { Household } from './household.ts';
import * as locks from '../supabase/embedded/lock.ts';
import { DataInUse } from '../supabase/embedded/trouble.ts';
import { announce, dataDir, withdraw } from './places.ts';
import * as ports from './ports.ts';
import { reset } from './reset.ts';
import { explain, Stop } from './stop.ts';

export async function run({ dev }: { dev: boolean }): Promise<void> {
	const household = new Household();
	let isAskedToEnd = false;
	const end = () => {
		isAskedToEnd = true;
		void leave(household, 0);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
	process.on('disconnect', end);

	try {
		await begin(household, dev);
		throw new Stop(`${await household.lost} The rest has been ended too: start again.`);
	} catch (problem) {
		if (isAskedToEnd) return;
		explain(problem);
		await leave(household, 1);
	}
}

async function begin(household: Household, dev: boolean): Promise<void> {
	const options = args.parse(process.argv.slice(2));
	if (typeof options === 'string') throw new Stop(options);

	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	if (locks.isTaken(dataDir)) throw new Stop(new DataInUse(dataDir).message);
	if (options.reset) await reset(dataDir, options.yes);

	const running = await course.start(household, {
		dataDir,
		dev,
		empty: options.empty,
		ports: await ports.forCourse(process.env, say),
		say
	});
	const { course: address, mailbox, supabase } = running;
	announce(dataDir, { pid: process.pid, course: address, mailbox, supabase });
	await greet(running, say);
}

async function leave(household: Household, code: number): Promise<never> {
	await household.end();
	withdraw(dataDir);
	process.exit(code);
}

function say(line: string): void {
	console.log(line);
}
