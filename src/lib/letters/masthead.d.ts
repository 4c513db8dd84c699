/** Made at build time by `build/plugin.ts` from `course.md`. */
declare module 'virtual:masthead' {
	export const masthead: import('./course').Masthead;
}
