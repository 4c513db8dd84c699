import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Course } from '../course.ts';
import { nameOf, type FrontMatter } from '../letters.ts';
import { paletted } from './png.ts';

/** What a picture says; made for whoever meets a link to the course somewhere else. */
export interface Card {
	/** The file's name. */
	name: string;
	/** The course, in the upper corner. */
	course: string;
	/** "Letter 2 of 5", in the other. */
	place: string;
	title: string;
	/** Under the title, in fewer words than would be read. */
	text: string;
	/** An SVG that draws in `currentColor`. */
	drawing: string;
	/** The course's accent, by day. */
	accent: string;
}

/** The size that sites ask for. */
const width = 1200;
const height = 630;

const cache = resolve('.svelte-kit/pictures');
const themeFile = fileURLToPath(new URL('../../ui/look/theme.css', import.meta.url));

/** A card for the course itself, and one for each letter. */
export function cardsOf(
	folder: string,
	course: Pick<Course, 'title' | 'heading' | 'audience' | 'accent'>,
	letters: { file: string; matter: Pick<FrontMatter, 'title' | 'question'> }[]
): Card[] {
	const count = letters.length;
	const named = letters
		.map(({ file, matter }) => ({ matter, ...nameOf(file)! }))
		.sort((a, b) => a.number - b.number);
	return [
		{
			name: 'course',
			course: course.title,
			place: `A course in ${count} ${count === 1 ? 'letter' : 'letters'}`,
			title: course.heading,
			text: course.audience,
			drawing: drawingIn(folder, 'door.svg'),
			accent: course.accent.light
		},
		...named.map(({ matter, number, slug }) => ({
			name: slug,
			course: course.title,
			place: `Letter ${number}${count > 1 ? ` of ${count}` : ''}`,
			title: matter.title,
			text: matter.question,
			drawing: drawingIn(folder, `letters/${number}-${slug}.svg`),
			accent: course.accent.light
		}))
	];
}

function drawingIn(folder: string, name: string): string {
	const file = join(folder, name);
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Draws a card, or takes it from the last build when nothing in it has changed. Gives back the file. */
export async function draw(card: Card): Promise<string> {
	const theme = readFileSync(themeFile, 'utf8');
	const hash = createHash('sha256')
		.update(JSON.stringify([card, theme, readFileSync(fileURLToPath(import.meta.url), 'utf8')]))
		.digest('hex');
	const folder = join(cache, hash.slice(0, 16));
	const file = join(folder, `${card.name}.png`);
	if (!existsSync(file)) {
		mkdirSync(folder, { recursive: true });
		// Two builds at once may draw the same card: each writes one of its own, and the last stays.
		const own = `${file}.${process.pid}`;
		writeFileSync(own, await png(card, theme));
		renameSync(own, file);
	}
	return file;
}

async function png(card: Card, theme: string): Promise<Uint8Array> {
	// Libraries for the build alone, and of use in one build out of many.
	const [{ default: satori }, { Resvg }] = await Promise.all([
		import('satori'),
		import('@resvg/resvg-js')
	]);
	const svg = await satori(layout(card, theme) as Parameters<typeof satori>[0], {
		width,
		height,
		fonts: [
			font('Literata', '@fontsource/literata/files/literata-latin-600-normal.woff', 600),
			font('Italic', '@fontsource/literata/files/literata-latin-400-italic.woff', 400),
			font('Figtree', '@fontsource/figtree/files/figtree-latin-600-normal.woff', 600)
		]
	});
	const { pixels } = new Resvg(svg).render();
	return paletted(pixels, width, height);
}

function font(name: string, file: string, weight: 400 | 600) {
	return { name, weight, data: readFileSync(createRequire(import.meta.url).resolve(file)) };
}

/** On the paper and in the ink of the light theme. */
function layout(card: Card, theme: string) {
	const colour = (name: string) =>
		new RegExp(`--color-${name}:\\s*light-dark\\((#[0-9a-f]{6})`).exec(theme)?.[1] ?? '#000000';
	const clay = card.accent;
	return box(
		{ flexDirection: 'column', width, height, padding: '48px 72px 0', background: colour('paper') },
		box(
			{
				width: width - 144,
				justifyContent: 'space-between',
				alignItems: 'baseline',
				paddingBottom: 22,
				borderBottom: `2px solid ${colour('line')}`,
				color: clay
			},
			box({ fontFamily: 'Literata', fontSize: 34, color: colour('ink') }, card.course),
			box({ fontFamily: 'Figtree', fontSize: 26 }, card.place)
		),
		box(
			{
				marginTop: 32,
				maxWidth: width - 144,
				textWrap: 'balance',
				fontFamily: 'Literata',
				fontSize: card.title.length > 34 ? 64 : 76,
				lineHeight: 1.12,
				letterSpacing: -1.4,
				color: colour('ink')
			},
			card.title
		),
		box(
			{ position: 'absolute', left: 72, bottom: 58, right: 72, alignItems: 'flex-end' },
			box(
				{
					width: 420,
					textWrap: 'balance',
					fontFamily: 'Italic',
					fontSize: 29,
					lineHeight: 1.42,
					color: colour('quiet'),
					paddingBottom: 10
				},
				card.text
			)
		),
		...(card.drawing ? [drawing(card.drawing, clay)] : [])
	);
}

function drawing(svg: string, colour: string) {
	const [, across = 640, down = 300] =
		/viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
	const scale = Math.min(610 / Number(across), 330 / Number(down));
	const source = Buffer.from(svg.replaceAll('currentColor', colour)).toString('base64');
	const size = { width: Number(across) * scale, height: Number(down) * scale };
	return {
		type: 'img',
		props: {
			src: `data:image/svg+xml;base64,${source}`,
			...size,
			style: { position: 'absolute', right: 64, bottom: 44, ...size }
		}
	};
}

function box(style: object, ...children: unknown[]) {
	return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}
