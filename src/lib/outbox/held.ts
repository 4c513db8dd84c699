import { NEWER, type Entry } from './outbox';

/** What the server did not take while nobody looked, as its person is told of it. */
export interface Told {
	what: string;
	why: string;
	/** Its words, to be copied; empty where it has none. */
	words: string;
	/** The page on which it was made. */
	page: string;
	/** Whether sending it once more could end otherwise. */
	canTryAgain: boolean;
	/** Whether its page shows it beside the newer words, to choose between them. */
	isChosenThere: boolean;
}

export function tellOf(entry: Entry): Told {
	const { held = '', words, action } = entry;
	const [path = ''] = action.split('?');
	const isOlder = held === NEWER;
	return {
		what: whatOf(entry),
		why: held,
		words: wordsOf(entry),
		page: words ? `${path}#prompt-${words.prompt}` : path,
		canTryAgain: !isOlder,
		isChosenThere: isOlder && words !== undefined
	};
}

function whatOf({ kind, action, fields, words }: Entry): string {
	const field = fieldsIn(fields);
	switch (kind) {
		case 'words':
			return words?.body === '' ? 'A reflection that you emptied' : 'A reflection';
		case 'tick':
			return field.was === undefined ? 'A tick' : 'A tick that you took back';
		case 'read':
			return field.read === 'no' ? 'A read mark that you took back' : 'A read mark';
		case 'choice':
			return field.chosen === 'no' ? 'A step that you put down' : 'A step that you took on';
		case 'plan':
			return action.endsWith('?/end-plan') ? 'A plan that you put down' : 'A plan';
		case 'try':
			return action.endsWith('?/take-back') ? 'A try that you took back' : 'A try';
		case 'reply':
			return 'What you wanted to send';
		case 'answer':
			return 'An answer';
	}
}

function wordsOf({ kind, fields, words }: Entry): string {
	if (words) return words.body;
	const { cue, act, tried_on, went, noticed, body } = fieldsIn(fields);
	if (kind === 'plan' && (cue || act)) return `If ${cue}, then I will ${act}.`;
	return [tried_on, went, noticed, body].filter(Boolean).join('\n\n');
}

function fieldsIn(fields: Entry['fields']): Record<string, string | undefined> {
	return Object.fromEntries(fields);
}
