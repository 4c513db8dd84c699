import { refuse } from '$lib/supabase/call.server';
import type { Change } from './practice';

/** Keeps what the learner ticked, took back and marked. Asking twice leaves it as asking once. */
export async function apply(locals: App.Locals, letter: string, change: Change): Promise<void> {
	const { supabase } = locals;
	const writes = [
		change.tick.length > 0 &&
			supabase.from('ticks').upsert(
				change.tick.map((step) => ({ letter, step })),
				{ onConflict: 'user_id,letter,step', ignoreDuplicates: true }
			),
		change.untick.length > 0 &&
			supabase.from('ticks').delete().eq('letter', letter).in('step', change.untick),
		change.read === true &&
			supabase
				.from('reads')
				.upsert({ letter }, { onConflict: 'user_id,letter', ignoreDuplicates: true }),
		change.read === false && supabase.from('reads').delete().eq('letter', letter)
	].filter((write) => write !== false);

	for (const { error, status } of await Promise.all(writes)) {
		if (error) refuse(error, locals, status);
	}
}
