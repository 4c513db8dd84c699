import { signedIn } from '$lib/account/guard.server';
import * as notebook from '$lib/reflections/notebook.server';
import { asData, asMarkdown } from '$lib/reflections/taking';
import { nameOf } from '../naming.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const everything = await signedIn(event, () => notebook.everything(event.locals));
	const on = new Date().toISOString();
	const day = on.slice(0, 10);
	if (event.url.searchParams.get('as') === 'json') {
		const data = JSON.stringify(asData(everything, nameOf, on), null, '\t');
		return file(data, 'application/json', `notebook-${day}.json`);
	}
	const text = asMarkdown(everything, nameOf, day);
	return file(text, 'text/markdown; charset=utf-8', `notebook-${day}.md`);
};

function file(body: string, type: string, name: string): Response {
	return new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store'
		}
	});
}
