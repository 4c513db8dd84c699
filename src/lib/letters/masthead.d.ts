/** Made at build time by `build/plugin.ts` from `course.md`. */
declare module 'virtual:masthead' {
	export const masthead: import('./course').Masthead;
}

/** The addresses of the pictures that `build/pictures.ts` drew: "course", and each letter's slug. */
declare module 'virtual:pictures' {
	export const pictures: Record<string, string>;
}
