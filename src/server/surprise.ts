import { log } from './log';

/** Writes down something that should not have happened, with the id of the request it happened in. */
export function surprise(
	{ requestId }: { requestId: string },
	route: string | null,
	error: unknown
): void {
	log('surprise', { id: requestId, route, ...describe(error) });
}

/** What helps to find a mistake: its kind, code and place, but no values, which may be people's words. */
function describe(error: unknown): Record<string, unknown> {
	if (error instanceof Error) return { kind: error.name, code: code(error), where: place(error) };
	return { kind: typeof error, code: code(error) };
}

function code(error: unknown): unknown {
	return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function place(error: Error): string[] | undefined {
	return error.stack
		?.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.slice(0, 6)
		.map((line) => line.trim());
}
