/**
 * @typedef {{ version?: string, resolved?: string, optional?: boolean, link?: boolean }} Entry
 * @typedef {{ packages?: Record<string, Entry> }} Lock
 */

/**
 * Whether node_modules holds what the lockfile names. npm writes down what it has put there, last of
 * all, in node_modules/.package-lock.json; packages for other machines (optional) are not in it.
 * @param {Lock | undefined} wanted
 * @param {Lock | undefined} there
 */
export function isInstalled(wanted, there) {
	if (!wanted?.packages || !there?.packages) return false;
	const found = there.packages;
	return Object.entries(wanted.packages).every(([path, entry]) => {
		if (path === '' || entry.link) return true;
		return path in found ? found[path]?.version === entry.version : Boolean(entry.optional);
	});
}
