import { crc32, deflateSync } from 'node:zlib';

/**
 * A PNG of at most 256 colours. A drawing in few colours on paper has little more than those and
 * their soft edges, and is a third of the size with a palette; the renderer writes none.
 *
 * @param rgba four bytes a pixel, opaque
 */
export function paletted(rgba: Uint8Array, width: number, height: number): Buffer {
	const colours = paletteOf(rgba);
	const rows = Buffer.alloc(height * (width + 1));
	const nearest = new Map<number, number>();
	for (let pixel = 0; pixel < width * height; pixel++) {
		const colour = at(rgba, pixel);
		let index = nearest.get(colour);
		if (index === undefined) {
			index = closest(colour, colours);
			nearest.set(colour, index);
		}
		// Each row begins with a byte that says how it is filtered: 0, not at all.
		rows[pixel + Math.floor(pixel / width) + 1] = index;
	}

	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	// Eight bits a pixel, each the number of a colour.
	head.set([8, 3, 0, 0, 0], 8);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		signature,
		chunk('IHDR', head),
		chunk('PLTE', Buffer.from(colours.flatMap(partsOf))),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0))
	]);
}

/** The 256 colours that are used most. What is rarer is a soft edge, and has a neighbour among them. */
function paletteOf(rgba: Uint8Array): number[] {
	const counts = new Map<number, number>();
	for (let pixel = 0; pixel < rgba.length / 4; pixel++) {
		const colour = at(rgba, pixel);
		counts.set(colour, (counts.get(colour) ?? 0) + 1);
	}
	return [...counts]
		.sort(([, a], [, b]) => b - a)
		.slice(0, 256)
		.map(([colour]) => colour);
}

function at(rgba: Uint8Array, pixel: number): number {
	return (rgba[pixel * 4]! << 16) | (rgba[pixel * 4 + 1]! << 8) | rgba[pixel * 4 + 2]!;
}

function closest(colour: number, colours: number[]): number {
	let best = 0;
	let least = Infinity;
	for (const [index, other] of colours.entries()) {
		const [r, g, b] = partsOf(colour).map((part, which) => part - partsOf(other)[which]!);
		const distance = r! * r! + g! * g! + b! * b!;
		if (distance < least) {
			least = distance;
			best = index;
		}
	}
	return best;
}

function partsOf(colour: number): [number, number, number] {
	return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function chunk(type: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, check]);
}
