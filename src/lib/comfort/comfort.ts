import * as v from 'valibot';

/** How somebody likes to read. Everything is as usual until they say otherwise. */
export interface Comfort {
	size: string;
	lines: string;
	light: string;
	face: string;
}

interface Choice {
	name: keyof Comfort;
	legend: string;
	/** The first is the usual one. */
	options: [value: string, label: string][];
}

export const choices: Choice[] = [
	{
		name: 'size',
		legend: 'Text',
		options: [
			['usual', 'As usual'],
			['large', 'Large'],
			['larger', 'Larger']
		]
	},
	{
		name: 'lines',
		legend: 'Lines',
		options: [
			['usual', 'As usual'],
			['wide', 'Further apart']
		]
	},
	{
		name: 'light',
		legend: 'Light',
		options: [
			['usual', 'As the system has it'],
			['light', 'Light'],
			['dark', 'Dark']
		]
	},
	{
		name: 'face',
		legend: 'Typeface',
		options: [
			['usual', 'With serifs'],
			['plain', 'Plain']
		]
	}
];

export const usual: Comfort = { size: 'usual', lines: 'usual', light: 'usual', face: 'usual' };

const known = (name: keyof Comfort) =>
	v.fallback(
		v.picklist(choices.find((choice) => choice.name === name)!.options.map(([value]) => value)),
		'usual'
	);

const comfort = v.object({
	size: known('size'),
	lines: known('lines'),
	light: known('light'),
	face: known('face')
});

export function isUsual(chosen: Comfort): boolean {
	return choices.every(({ name }) => chosen[name] === 'usual');
}

/** Whatever is unknown is as usual, so there are as many comforts as choices, and no more. */
export function readForm(form: FormData): Comfort {
	return v.parse(comfort, Object.fromEntries(choices.map(({ name }) => [name, form.get(name)])));
}

/** Where a browser keeps how it is read in. */
export const COOKIE = 'five-letters-comfort';

/** The cookie holds the four choices in their order, and nothing else. */
export function readCookie(cookie: string | undefined): Comfort {
	if (!cookie) return usual;
	const values = cookie.split('.');
	return v.parse(comfort, Object.fromEntries(choices.map(({ name }, at) => [name, values[at]])));
}

export function writeCookie(chosen: Comfort): string {
	return choices.map(({ name }) => chosen[name]).join('.');
}

/**
 * A page, finished for somebody who reads so: attributes on `<html>` that the style goes by, the
 * colours of the browser around it, and the boxes of the form that chooses. A page can be kept
 * once, and dressed for each.
 */
export function dress(html: string, chosen: Comfort): string {
	const [above, own] = partsOf(html);
	return dressAbove(above, chosen) + own;
}

/**
 * A page in two: what every page begins with, which is all that is ever changed in a finished one, and
 * its own part. In that may be anybody's words, which are nothing to dress; and each look through a
 * long page, and each copy, costs more than the rest of this. On the form's own page it is all one.
 */
export function partsOf(html: string): [above: string, own: string] {
	const own = html.indexOf('<main');
	if (own < 0 || html.includes('<form class="comfort"', own)) return [html, ''];
	return [html.slice(0, own), html.slice(own)];
}

export function dressAbove(html: string, chosen: Comfort): string {
	const attributes = choices
		.filter(({ name }) => chosen[name] !== 'usual')
		.map(({ name }) => ` data-${name}="${chosen[name]}"`);
	return html
		.replace('<html lang="en"', `<html lang="en"${attributes.join('')}`)
		.replace(
			'content="light dark"',
			`content="${chosen.light === 'usual' ? 'light dark' : chosen.light}"`
		)
		.replace(
			/(name="theme-color" content="[^"]+" )media="\(prefers-color-scheme: (light|dark)\)"/g,
			(whole, meta: string, scheme: string) =>
				chosen.light === 'usual'
					? whole
					: `${meta}media="${chosen.light === scheme ? 'all' : 'not all'}"`
		)
		.replace(
			/(name="(size|lines|light|face)" value="(\w+)")(?: checked)?/g,
			(_whole, box: string, name: keyof Comfort, value: string) =>
				chosen[name] === value ? `${box} checked` : box
		);
}
