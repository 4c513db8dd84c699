import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { paletted } from './png';

test('a picture keeps its size and its colours, and what is too rare takes the nearest', () => {
	// 260 colours of which the first two are common and the last, nearly the first, appears once.
	const colours = Array.from({ length: 258 }, (_, at) => [at & 255, at >> 8, 99]);
	const pixels = [...Array(9).fill([200, 0, 0]), ...colours, ...colours, [201, 0, 0]];
	const png = paletted(Uint8Array.from(pixels.flatMap((rgb) => [...rgb, 255])), pixels.length, 1);

	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([pixels.length, 1]);
	const palette = png.subarray(png.indexOf('PLTE') + 4);
	const data = png.indexOf('IDAT');
	const row = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
	const shown = (pixel: number) => {
		const index = row[pixel + 1]!;
		return [...palette.subarray(index * 3, index * 3 + 3)];
	};
	expect(shown(0)).toEqual([200, 0, 0]);
	expect(shown(9 + 7)).toEqual([7, 0, 99]);
	expect(shown(pixels.length - 1)).toEqual([200, 0, 0]);
});
