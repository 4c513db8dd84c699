import type { Course } from '../course.ts';

/** A colour as light: red, green and blue from 0 to 255. */
type Light = [number, number, number];

/** What the accent stands on or beside, by the paper of `ui/look/theme.css`: light, then dark. */
const grounds = ['paper', 'sheet'] as const;
const schemes = ['light', 'dark'] as const;

/** WCAG's AAA, for text of any size. */
const ENOUGH = 7;

interface Shades {
	/** The accent itself; deeper, under a pointer; and as a wash, behind words. */
	clay: string;
	deep: string;
	wash: string;
}

/** The course's accent as a stylesheet: no page needs a style attribute for it. */
export function accentSheet(accent: Course['accent'], theme: string): string {
	const [light, dark] = schemes.map((scheme) => shadesOf(accent, scheme, theme));
	const both = (shade: keyof Shades) => `light-dark(${light?.[shade]},${dark?.[shade]})`;
	return `:root{--color-clay:${both('clay')};--color-clay-deep:${both('deep')};--color-clay-wash:${both('wash')}}`;
}

/** Where the accent could not be read by everyone. */
export function mistakesInAccent(file: string, accent: Course['accent'], theme: string): string[] {
	return schemes.flatMap((scheme) => {
		const { clay, deep, wash } = shadesOf(accent, scheme, theme);
		const pairs = [
			...grounds.map((ground) => [clay, colourOf(theme, ground, scheme), `the ${ground}`] as const),
			[clay, wash, 'its own wash'] as const,
			[deep, wash, 'its own wash, when deeper'] as const,
			[colourOf(theme, 'ink', scheme), wash, 'its wash, for words'] as const
		];
		const [worst] = pairs
			.map(([text, ground, where]) => ({ where, contrast: contrast(text, ground) }))
			.sort((a, b) => a.contrast - b.contrast);
		if (!worst || worst.contrast >= ENOUGH) return [];
		return [
			`${file}: \`accent.${scheme}\` should be ${scheme === 'light' ? 'darker' : 'lighter'}, so that ` +
				`everyone can read it: ${ENOUGH} to 1 against every ground; ${accent[scheme]} has ` +
				`${(Math.floor(worst.contrast * 10) / 10).toFixed(1)} on ${worst.where}`
		];
	});
}

function shadesOf(accent: Course['accent'], scheme: 'light' | 'dark', theme: string): Shades {
	const own = accent[scheme];
	const isLight = scheme === 'light';
	return {
		clay: own,
		deep: mix(own, isLight ? '#000000' : '#ffffff', isLight ? 0.22 : 0.35),
		wash: mix(colourOf(theme, 'paper', scheme), own, isLight ? 0.07 : 0.1)
	};
}

/** A colour of the theme: `--color-paper: light-dark(#fbf7ef, #191512)`. */
function colourOf(theme: string, name: string, scheme: 'light' | 'dark'): string {
	const pair = new RegExp(`--color-${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`);
	const found = pair.exec(theme)?.[scheme === 'light' ? 1 : 2];
	if (!found) throw new Error(`theme.css has no --color-${name}: light-dark(#……, #……).`);
	return found;
}

/** By WCAG's formula: 1 for the same colour, 21 for black on white. */
export function contrast(one: string, other: string): number {
	const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (bright + 0.05) / (dim + 0.05);
}

function luminance(colour: string): number {
	const [red, green, blue] = lightOf(colour).map((part) => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	}) as Light;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(one: string, other: string, share: number): string {
	const add = lightOf(other);
	const mixed = lightOf(one).map((part, at) => Math.round(part + (add[at]! - part) * share));
	return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const lightOf = (colour: string): Light =>
	[1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as Light;
