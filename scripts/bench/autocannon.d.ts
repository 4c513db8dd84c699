/** The little of autocannon that the bench uses; it brings no types of its own. */
declare module 'autocannon' {
	import type { EventEmitter } from 'node:events';

	interface Options {
		url: string;
		connections: number;
		amount: number;
		headers?: Record<string, string>;
		timeout?: number;
	}
	interface Result {
		errors: number;
		timeouts: number;
		non2xx: number;
		'2xx': number;
	}
	export default function autocannon(
		options: Options,
		done: (problem: Error | null, result: Result) => void
	): EventEmitter;
}
