/**
 * HTML made on the server that the browser has nothing to do with: a letter's prose, a picture.
 *
 * Kit sends what a `load` returned twice: as HTML, and again as data for hydration. For a letter
 * that doubles the page. So print is sent once: as part of the page on a visit, or as data when
 * the browser asks for data alone (a move from page to page). `hooks.ts` carries it across;
 * `Print.svelte` leaves what it finds on the page alone.
 */
export class Printed {
	constructor(
		readonly html: string,
		/** Two prints of one name are the same print. */
		readonly name: string,
		readonly onPage: boolean
	) {}

	static for({ isDataRequest }: { isDataRequest: boolean }, html: string, name: string): Printed {
		return new Printed(html, name, !isDataRequest);
	}
}

/** Kit's transport of print between server and browser. */
export const transportPrinted = {
	encode: (value: unknown) =>
		value instanceof Printed && [value.onPage ? '' : value.html, value.name, value.onPage],
	decode: ([html, name, onPage]: [string, string, boolean]) => new Printed(html, name, onPage)
};
