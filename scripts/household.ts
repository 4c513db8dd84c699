/** The processes of one running course: each is a child of this one, and they end together. */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { root } from './places.ts';
import { Stop } from './stop.ts';

export type Member = {
	name: string;
	/** Arguments for Node. */
	run: string[];
	env: NodeJS.ProcessEnv;
	/** Where its output goes; its errors are shown unless said otherwise. */
	out?: number | 'inherit' | 'ignore';
	err?: number | 'inherit' | 'ignore';
};

/** After this long an ending process is killed: the whole household is gone within five seconds. */
const PATIENCE = 4000;

export class Household {
	#children: { name: string; child: ChildProcess }[] = [];
	#ending: Promise<void> | undefined;
	#lose!: (sentence: string) => void;

	/** Comes when a member ends that nobody asked to, with a sentence about it. */
	readonly lost = new Promise<string>((resolve) => (this.#lose = resolve));

	start({ name, run, env, out = 'ignore', err = 'inherit' }: Member): ChildProcess {
		if (this.#ending) throw new Stop('Ended before everything had started.');
		const stdio: StdioOptions = ['ignore', out, err, 'ipc'];
		const child = spawn(process.execPath, run, { cwd: root, env, stdio });
		child.once('exit', (code, signal) => {
			this.#children = this.#children.filter((member) => member.child !== child);
			if (!this.#ending) this.#lose(`The ${name} ended by itself (${signal ?? `exit ${code}`}).`);
		});
		this.#children.push({ name, child });
		return child;
	}

	/** Ends every member, the youngest first. */
	end(): Promise<void> {
		this.#ending ??= this.#end();
		return this.#ending;
	}

	async #end() {
		const leaving = this.#children.toReversed();
		await Promise.all(
			leaving.map(async ({ child }) => {
				if (child.exitCode !== null || child.signalCode !== null) return;
				const gone = once(child, 'exit');
				child.kill('SIGTERM');
				const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
				await gone;
				clearTimeout(impatience);
			})
		);
	}
}

/** The message with which a child says that it is ready; what it says before is passed on. */
export function ready<Ready extends { type: 'ready' }>(
	child: ChildProcess,
	say: (line: string) => void = () => {}
): Promise<Ready> {
	return new Promise((resolve, reject) => {
		child.on('message', (message: Ready | { type: 'say'; line: string }) => {
			if (message.type === 'say') say(message.line);
			else resolve(message);
		});
		// It has said why itself.
		child.once('exit', () => reject(new Stop('')));
	});
}
