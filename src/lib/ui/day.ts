// In UTC, so that the server's page and the browser's say the same day.
const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** "24 November 2026", from ISO 8601. */
export function day(iso: string): string {
	return long.format(new Date(iso));
}
