/** Made at build time by `build/plugin.ts` from `course.md`. */
declare module 'virtual:masthead' {
	export const masthead: import('./course').Masthead;
	/** Apart, so that the browser, which prints none of it, gets none of it. */
	export const imprint: import('./course').Imprint;
}

/** What was ever shipped, by the first name of each letter. Too much for the browser. */
declare module 'virtual:record' {
	export const record: import('./record').Shipped;
}

declare module 'virtual:accent.css';

/** The addresses of the pictures that `build/pictures.ts` drew: "course", and each letter's slug. */
declare module 'virtual:pictures' {
	export const pictures: Record<string, string>;
}
