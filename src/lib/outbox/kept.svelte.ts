import type { Owner } from './outbox';

let owner = $state.raw<Owner>();

/** Whose the browser is, on a page that it had kept: the page itself is a stranger's. */
export const keptFor = {
	get owner() {
		return owner;
	},
	set owner(one) {
		owner = one;
	}
};
