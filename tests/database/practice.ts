/** Ticks and read marks, as the course's server writes them. */
import type { Person } from './people.ts';

export type Change = { tick?: string[]; untick?: string[]; read?: boolean | null };

export function practise(person: Person, letter: string, change: Change): Promise<unknown> {
	const { tick = [], untick = [], read = null } = change;
	return person.document('practice_save', { letter, tick, untick, read });
}

export async function tick(person: Person, letter: string, ...steps: string[]): Promise<void> {
	await practise(person, letter, { tick: steps });
}

export async function untick(person: Person, letter: string, step: string): Promise<void> {
	await practise(person, letter, { untick: [step] });
}

export async function markRead(person: Person, letter: string): Promise<void> {
	await practise(person, letter, { read: true });
}
