const small = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "Seven minutes", as one writes it in a letter; "25 minutes" where words would be in the way. */
export function countInWords(count: number, noun: string): string {
	const number = small[count] ?? String(count);
	return `${number[0]!.toUpperCase()}${number.slice(1)} ${noun}${count === 1 ? '' : 's'}`;
}
