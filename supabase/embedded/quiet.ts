/**
 * @supabase/lite prints every refused request to the console, with the query and its values: words
 * that people wrote. This keeps of an error what names the fault and nothing of what was written.
 */
export function quiet(): void {
	console.error = (...parts: unknown[]) => {
		const line = parts.map(describe).filter(Boolean).join(' ');
		if (line) process.stderr.write(`${line}\n`);
	};
}

/** Refused and mistaken requests are everyday: the answer has told them to who asked. */
const EVERYDAY = /^(2[23]|42501|P0|PT|PGRST)/;

export function describe(part: unknown): string {
	if (!(part instanceof Error)) return typeof part === 'string' ? part : '';
	const code = 'code' in part ? String(part.code) : '';
	if (EVERYDAY.test(code) || 'relation' in part) return '';
	const [, where = ''] = part.stack?.split(/\n\s+(?=at )/) ?? [];
	return [part.name, code, where].filter(Boolean).join(' ');
}
