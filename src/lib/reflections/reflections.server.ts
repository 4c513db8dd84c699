import { createHash } from 'node:crypto';
import { call } from '$lib/supabase/call.server';
import { count, LONGEST, type Edit, type Kept } from './reflections';

interface Saved {
	saved: boolean;
	version: number;
	body: string;
	updated_at: string;
}

/** Keeps one edit, or brings back the newer words that stand in its way. */
export async function save(locals: App.Locals, letter: string, edit: Edit): Promise<Kept> {
	const { prompt, body, version } = edit;
	const stands = await call<Saved, 'reflection_save'>(locals, 'reflection_save', {
		letter,
		prompt,
		body,
		based_on: version
	});
	const { updated_at } = stands;
	return stands.saved
		? { prompt, saved: true, version: stands.version, updated_at }
		: { prompt, saved: false, version: stands.version, updated_at, body, theirs: stands.body };
}

/**
 * Adds words to a prompt: alone where nothing stands yet, else below what stands, so that taking
 * over what was written while signed out replaces nothing. Adding the same words again adds nothing.
 *
 * @returns false where both together are longer than one reflection can be; what stands, stands.
 */
export async function add(
	locals: App.Locals,
	letter: string,
	prompt: string,
	body: string
): Promise<boolean> {
	let kept = await save(locals, letter, { prompt, body, version: 0 });
	for (let tries = 0; !kept.saved && tries < 3; tries++) {
		if (kept.theirs.includes(body)) return true;
		// Words that went on from those that stand hold them already.
		const both = body.includes(kept.theirs.trim()) ? body : `${kept.theirs}\n\n${body}`;
		if (count(both) > LONGEST) return false;
		kept = await save(locals, letter, { prompt, body: both, version: kept.version });
	}
	return kept.saved;
}

/** Tells words apart without carrying them twice. */
export function fingerprint(body: string): string {
	return createHash('sha256').update(body).digest('base64url').slice(0, 16);
}

/** Takes words away with their earlier versions, or brings back the newer ones that stand in the way. */
export function remove(
	locals: App.Locals,
	letter: string,
	prompt: string,
	basedOn: number
): Promise<{ deleted: boolean; version: number; body: string }> {
	return call(locals, 'reflection_delete', { letter, prompt, based_on: basedOn });
}

/**
 * Undoes that for as long as it can be undone; `back` tells whether it still could. Where newer
 * words stand, those that come back are among the earlier ones, and `stands` is false.
 */
export function bringBack(
	locals: App.Locals,
	letter: string,
	prompt: string
): Promise<{ back: boolean; stands: boolean }> {
	return call(locals, 'reflection_bring_back', { letter, prompt });
}

/** Seals words until a day (ISO date) that their writer chose. */
export function seal(
	locals: App.Locals,
	letter: string,
	prompt: string,
	opensOn: string
): Promise<void> {
	return call(locals, 'seal_save', { letter, prompt, opens_on: opensOn });
}

export function openSeal(locals: App.Locals, letter: string, prompt: string): Promise<void> {
	return call(locals, 'seal_open', { letter, prompt });
}
