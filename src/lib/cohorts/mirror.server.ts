import type { Asked } from '$lib/account/account';
import { call } from '$lib/supabase/call.server';
import type { Mirror } from './mirror';

export function page(locals: App.Locals): Promise<Asked & Mirror> {
	return call(locals, 'seen_page', {});
}

/** From then on nobody else reads it, nor what follows it. */
export function withdraw(locals: App.Locals, reply: string): Promise<void> {
	return call(locals, 'reply_withdraw', { reply });
}
