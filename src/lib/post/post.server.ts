import { env } from '$env/dynamic/private';
import { masthead } from 'virtual:masthead';
import { environment } from '$lib/supabase/environment.server';
import { deliver } from './deliver';
import { open } from './office.server';
import { parseSettings } from './settings';

type Say = (event: string, facts: Record<string, unknown>) => void;

const MINUTE = 60_000;
/** After something was sent: long enough to take it back before anybody hears of it. */
const SOON = 10_000;

let round: (() => Promise<void>) | undefined;
let waiting: NodeJS.Timeout | undefined;
let timer: NodeJS.Timeout | undefined;
let ending = false;

/**
 * Looks every minute whether a mail is due. As many processes as there are may do so side by side: the
 * database gives each mail to one of them.
 */
export function start(say: Say): void {
	const settings = parseSettings(env);
	const { supabaseUrl, origin } = environment();
	const missing = [...(Array.isArray(settings) ? settings : []), ...(origin ? [] : ['ORIGIN'])];
	if (Array.isArray(settings) || !origin) {
		say('no post', { missing });
		return;
	}
	const office = open(supabaseUrl, settings, { title: masthead.title, origin });
	let isUnderWay = false;
	round = async () => {
		if (isUnderWay || ending) return;
		isUnderWay = true;
		try {
			const { sent, problems } = await deliver(office, () => ending);
			if (sent > 0 || problems.length > 0) say('post', { sent, problems });
		} catch (error) {
			say('post', { sent: 0, problems: [codeOf(error)] });
		}
		isUnderWay = false;
	};
	// A process that is told to stop waits for the mail in hand, and for no timer.
	timer = setInterval(() => void round?.(), MINUTE).unref();
	process.once('sveltekit:shutdown', stop);
	soon();
}

/** Whether this course sends mails of its own. */
export function isOpen(): boolean {
	return round !== undefined;
}

/** To be called when something was sent that somebody may want to hear of. */
export function soon(): void {
	waiting ??= setTimeout(() => {
		waiting = undefined;
		void round?.();
	}, SOON).unref();
}

function stop(): void {
	ending = true;
	clearInterval(timer);
	clearTimeout(waiting);
}

function codeOf(error: unknown): unknown {
	return typeof error === 'object' && error && 'code' in error && error.code
		? error.code
		: 'unknown';
}
