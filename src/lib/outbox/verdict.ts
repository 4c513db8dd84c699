import { NEWER, type Entry, type Theirs } from './outbox';

/** An action's answer, as far as it matters here. */
export interface Answer {
	type: 'success' | 'failure' | 'redirect' | 'error';
	status?: number | undefined;
	data?: Record<string, unknown> | undefined;
	error?: unknown;
}

export type Verdict =
	| { as: 'saved'; version?: number | undefined }
	| { as: 'conflict'; theirs: Theirs }
	| { as: 'held'; why: string }
	| { as: 'away' }
	| { as: 'over' };

interface Kept {
	prompt: string;
	saved: boolean;
	version: number;
	theirs?: string;
}

/**
 * What the server's answer means for an entry. Only an answer that says so is an acknowledgement;
 * what could be otherwise the next time is tried again, and what could not waits for the person.
 */
export function judge({ words }: Pick<Entry, 'words'>, answer: Answer | undefined): Verdict {
	if (!answer) return { as: 'away' };
	const { type, status = 0, data = {} } = answer;
	// Words are kept when their own version says so; nothing else is worth leaving the page for.
	if (type === 'redirect') return words ? { as: 'away' } : { as: 'saved' };
	if (type === 'error') {
		if (status === 401 || status === 403) return { as: 'over' };
		return status >= 400 && status < 500 && status !== 429
			? { as: 'held', why: messageOf(answer.error) }
			: { as: 'away' };
	}
	if (status === 401 || data.over) return { as: 'over' };
	// Too many at once, and said so beside the words: whoever reads that decides when to send again.
	const isTold = !words && status === 429 && typeof data.issue === 'string';
	if (data.away || (status === 429 && !isTold) || status >= 500) return { as: 'away' };

	if (words) {
		const kept = (data.kept as Kept[] | undefined)?.find(({ prompt }) => prompt === words.prompt);
		if (kept?.saved) return { as: 'saved', version: kept.version };
		if (kept) {
			return { as: 'conflict', theirs: { body: kept.theirs ?? '', version: kept.version } };
		}
		const issues = data.issues as Record<string, string> | undefined;
		return { as: 'held', why: issues?.[words.prompt] ?? OTHERWISE };
	}
	if (type === 'success') return { as: 'saved' };
	if (data.theirs) return { as: 'held', why: NEWER };
	const said = [
		data.refused,
		data.issue,
		...Object.values({ ...(data.planIssues ?? data.tryIssues ?? {}) })
	];
	return { as: 'held', why: said.find((one) => typeof one === 'string') ?? OTHERWISE };
}

const OTHERWISE = 'The course could not take this as it is.';

function messageOf(error: unknown): string {
	const said = typeof error === 'object' && error !== null && 'message' in error && error.message;
	return typeof said === 'string' ? said : OTHERWISE;
}
