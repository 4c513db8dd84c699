import { encode } from 'uqr';

/** A square code that a telephone's camera reads: so many units a side, and the path of its dark ones. */
export interface Code {
	size: number;
	path: string;
}

/** With the quiet margin that readers need, and so much to spare that a fold or a stain does no harm. */
export function codeOf(link: string): Code {
	const { data, size } = encode(link, { ecc: 'Q', border: 4 });
	const path = data.map((row, y) =>
		runs(row)
			.map(([x, n]) => `M${x} ${y}h${n}v1h-${n}z`)
			.join('')
	);
	return { size, path: path.join('') };
}

/** As a file of its own. */
export function drawn({ size, path }: Code): string {
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`;
}

/** Where dark units begin in a row, and how many follow one another. */
function runs(row: boolean[]): [number, number][] {
	return [
		...row
			.map((dark) => (dark ? '1' : '0'))
			.join('')
			.matchAll(/1+/g)
	].map(({ index, 0: run }) => [index, run.length]);
}
