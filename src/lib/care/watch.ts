import type { Mark } from './mark';

interface Watch {
	/** The text changed: look once the person pauses. */
	typed(text: string): void;
	/** The person left the field: look at once, unless this text was looked at already. */
	paused(): void;
	stop(): void;
}

/**
 * Looks when somebody pauses. `load` brings the check, and is called when there is something to look
 * at; where it cannot be had (offline, an old browser), nothing is said.
 */
export function watch(
	load: () => Promise<(text: string) => Mark[]>,
	tell: (text: string, marks: Mark[]) => void,
	pause = 1500
): Watch {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let text = '';
	let seen: string | undefined;

	async function check() {
		clearTimeout(timer);
		const asked = text;
		if (asked === seen) return;
		seen = asked;
		if (asked.trim() === '') return tell(asked, []);
		try {
			const look = await load();
			// Typed on meanwhile: the next pause looks.
			if (asked === text) tell(asked, look(asked));
			else if (seen === asked) seen = undefined;
		} catch {
			seen = undefined;
		}
	}
	return {
		typed(now) {
			text = now;
			clearTimeout(timer);
			timer = setTimeout(() => void check(), pause);
		},
		paused: () => void check(),
		stop: () => {
			clearTimeout(timer);
			text = '';
		}
	};
}
