import * as v from 'valibot';
import { bodySchema, readId, versionSchema } from '$lib/reflections/reading';
import { count, normalise } from '$lib/reflections/reflections';
import { isDay } from '$lib/reflections/calendar';
import { LONGEST_LINE } from './week';

// Apart from `week.ts`, which goes to the browser: reading forms is the server's work.

/** One line as the database keeps it: other control characters are what a paste left in it. */
const line = (missing?: string) =>
	v.pipe(
		v.string(),
		v.transform(normalise),
		v.check((text) => !text.includes('\u0000'), 'Please take out the invisible “null” character.'),
		v.transform((text) => text.replace(/[\u0001-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()),
		v.check((text) => missing === undefined || text !== '', missing),
		v.check(
			(text) => count(text) <= LONGEST_LINE,
			(issue) =>
				`This is ${count(String(issue.input)) - LONGEST_LINE} more than the ${LONGEST_LINE} characters that fit here. All of it is still in the field.`
		)
	);

const cue = line('Please write when it is to happen: a place, a moment, a word you hear.');
const act = line('Please write what you will do then. Small is fine.');
const went = line();

const DAY_MS = 86_400_000;

/** A day that there is and that has come, somewhere on earth: whose day it is, nobody here knows. */
const day = (now: Date) =>
	v.pipe(
		v.string(),
		v.check(isDay, 'Please choose the day, as in 2026-11-24.'),
		v.check((text) => text >= '1900', 'Please choose a day after 1900.'),
		v.check(
			(text) => text <= new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10),
			'This day has not come yet.'
		)
	);

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/** Which field has what to be mended; none where nothing has. */
type Issues<Name extends string> = Partial<Record<Name, string>>;

/**
 * Reads a plan: what was typed, and either the plan or what to say next to which field.
 *
 * @param fresh the id where the form brings none
 */
export function readPlan(form: FormData, fresh: string) {
	const typed = typedPlan(form, fresh);
	const read = { cue: v.safeParse(cue, typed.cue), act: v.safeParse(act, typed.act) };
	if (read.cue.success && read.act.success) {
		return { typed, plan: { id: typed.id, cue: read.cue.output, act: read.act.output } };
	}
	const issues: Issues<'cue' | 'act'> = {};
	if (!read.cue.success) issues.cue = read.cue.issues[0].message;
	if (!read.act.success) issues.act = read.act.issues[0].message;
	return { typed, issues };
}

/** Reads a try in the same way. Where no day is named it is the day that the server has. */
export function readTry(form: FormData, fresh: string, now = new Date()) {
	const typed = typedTry(form, fresh);
	const on = typed.tried_on.trim() || now.toISOString().slice(0, 10);
	const read = {
		tried_on: v.safeParse(day(now), on),
		went: v.safeParse(went, typed.went),
		noticed: v.safeParse(bodySchema, typed.noticed)
	};
	if (read.tried_on.success && read.went.success && read.noticed.success) {
		return {
			typed,
			told: {
				id: typed.id,
				version: typed.version,
				tried_on: read.tried_on.output,
				went: read.went.output,
				noticed: read.noticed.output
			}
		};
	}
	const issues: Issues<'tried_on' | 'went' | 'noticed'> = {};
	if (!read.tried_on.success) issues.tried_on = read.tried_on.issues[0].message;
	if (!read.went.success) issues.went = read.went.issues[0].message;
	if (!read.noticed.success) issues.noticed = read.noticed.issues[0].message;
	return { typed, issues };
}

/**
 * What was typed beside that which a button was pressed for: both stand in one form, so that without
 * script none of it is lost. Of fields that nobody typed in, nothing.
 */
export function readBeside(form: FormData, fresh: string) {
	const plan = typedPlan(form, fresh);
	const told = typedTry(form, fresh);
	const words = `${plan.cue} ${plan.act}`.trim();
	return {
		plan: words && words !== text(form, 'stands').trim() ? plan : undefined,
		told: told.went.trim() || told.noticed.trim() ? told : undefined
	};
}

function typedPlan(form: FormData, fresh: string) {
	const id = readId(form, 'plan') ?? fresh;
	return { id, cue: text(form, 'cue'), act: text(form, 'act') };
}

function typedTry(form: FormData, fresh: string) {
	return {
		id: readId(form) ?? fresh,
		version: v.parse(v.fallback(versionSchema, 0), form.get('version')),
		tried_on: text(form, 'tried_on'),
		went: text(form, 'went'),
		noticed: text(form, 'noticed')
	};
}
