/** A form's fields as browsers send them. Made before the clock starts. */
export async function multipart(
	fields: Record<string, string>
): Promise<{ headers: { 'content-type': string }; body: Buffer }> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	const sent = new Response(form);
	return {
		headers: { 'content-type': sent.headers.get('content-type') ?? '' },
		body: Buffer.from(await sent.arrayBuffer())
	};
}
