// In UTC, so that the server's page and the browser's say the same day.
const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const hour = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });

/** "24 November 2026", from ISO 8601. */
export function day(iso: string): string {
	return long.format(new Date(iso));
}

/** "24 November 2026, 14:05 UTC". */
export function moment(iso: string): string {
	const at = new Date(iso);
	return `${long.format(at)}, ${hour.format(at)} UTC`;
}
