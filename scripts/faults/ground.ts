/** A whole course of the campaign's own, whose backend can be killed and started again on its data. */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import * as course from '../course.ts';
import { Household, type Member } from '../household.ts';
import { freePorts } from '../ports.ts';

const BACKEND = 'embedded Supabase';

/** A household that knows which of its members the backend is. */
class Watched extends Household {
	backend: ChildProcess | undefined;

	override start(member: Member): ChildProcess {
		const child = super.start(member);
		if (member.name === BACKEND) this.backend = child;
		return child;
	}
}

export class Ground {
	readonly #household = new Watched();
	readonly #options: course.CourseOptions;
	#course: course.Course | undefined;

	private constructor(options: course.CourseOptions) {
		this.#options = options;
	}

	static async prepare(folder: string, say: (line: string) => void): Promise<Ground> {
		const dataDir = join(folder, 'data');
		mkdirSync(dataDir);
		const ports = await freePorts();
		return new Ground({ dataDir, ports, empty: true, say });
	}

	async start(): Promise<void> {
		this.#course = await course.start(this.#household, this.#options);
	}

	/** Its addresses, which stay the same over each death. */
	get course(): course.Course {
		if (!this.#course) throw new Error('The course has not started yet.');
		return this.#course;
	}

	/** At once, in whatever it is doing; it is gone when this comes back. */
	async kill(): Promise<void> {
		const { backend } = this.#household;
		if (!backend || backend.exitCode !== null || backend.signalCode !== null) return;
		const gone = once(backend, 'exit');
		backend.kill('SIGKILL');
		await gone;
	}

	async restart(): Promise<void> {
		await course.startBackend(this.#household, this.#options, this.course.course);
	}

	/** Begins to start it, and kills it before it has: a crash while it recovers from a crash. */
	async stumble(afterMs: number): Promise<void> {
		const starting = this.restart().catch(() => {});
		await new Promise((resolve) => setTimeout(resolve, afterMs));
		await this.kill();
		await starting;
	}

	end(): Promise<void> {
		return this.#household.end();
	}
}
