import type { PostgrestError } from '@supabase/supabase-js';
import type { Database } from './database.types';
import { refuse } from './refuse.server';

type Functions = Database['public']['Functions'];

/** The session behind this request has ended: sign in again, nothing else is wrong. */
export class SessionOver extends Error {
	constructor() {
		super('The session has ended.');
	}
}

/**
 * Calls a database function, as the person asking, and gives back its document.
 *
 * @throws SessionOver when the session has ended, HttpError 403, 404, 409… when the database refuses
 * or knows of no such thing for this person, and the database's own error for anything else.
 */
export async function call<Document, Name extends keyof Functions & string>(
	locals: App.Locals,
	name: Name,
	args: Functions[Name]['Args']
): Promise<Document> {
	const answer = await locals.supabase.rpc(name, args);
	if (answer.error) throwAs(answer.error, locals, answer.status);
	return answer.data as Document;
}

/** Tells the refusals that a person can do something about from surprises, which throw as they are. */
function throwAs(problem: PostgrestError, locals: App.Locals, status: number): never {
	if (problem.code === 'PT401' || status === 401) throw new SessionOver();
	const refusal = /^PT(4\d\d)$/.exec(problem.code)?.[1];
	if (refusal) refuse(locals, Number(refusal), problem.message);
	if (problem.code === '42501') {
		// A token that could not be renewed makes the request a stranger's.
		if (problem.message.startsWith('permission denied')) throw new SessionOver();
		refuse(locals, 403, problem.message);
	}
	throw problem;
}
