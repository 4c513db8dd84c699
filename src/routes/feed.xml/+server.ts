import { version } from '$app/environment';
import { feedOf } from '$lib/letters/feed';
import { course, letters, proseOf } from '$lib/letters/letters.server';
import { ownAddress } from '../../server/own-address';
import type { RequestHandler } from './$types';

/** The letters for whoever follows them with a feed reader. */
export const GET: RequestHandler = ({ locals }) =>
	new Response(
		feedOf(
			course,
			letters.map((letter) => ({ ...letter, prose: proseOf(letter) })),
			ownAddress(locals),
			dayOfBuild()
		),
		{ headers: { 'content-type': 'application/atom+xml; charset=utf-8' } }
	);

/** Kit names each build by the moment it was made. */
function dayOfBuild(): string {
	return new Date(Number(version) || Date.now()).toISOString().slice(0, 10);
}
