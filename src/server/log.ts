/**
 * One line of JSON for each thing that happened, on standard output. Callers pass ids, routes,
 * codes and times; never a body, a name, an address or a token.
 */
export function log(event: string, facts: Record<string, unknown>): void {
	console.log(JSON.stringify({ at: new Date().toISOString(), event, ...facts }));
}
