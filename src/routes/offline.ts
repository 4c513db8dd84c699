import { base } from '$app/paths';

/**
 * Lets the browser keep what can be read offline, once the page is there and at rest: the first
 * visit pays nothing for it.
 */
export function keepForOffline(): void {
	if (!('serviceWorker' in navigator)) return;
	const register = () => void navigator.serviceWorker.register(`${base}/service-worker.js`);
	const atRest = () =>
		'requestIdleCallback' in window
			? requestIdleCallback(register, { timeout: 10_000 })
			: setTimeout(register, 3000);
	if (document.readyState === 'complete') atRest();
	else addEventListener('load', atRest, { once: true });
}

/** Whether this page does not come from the network: the service worker marks what it had kept. */
export function isKept(): boolean {
	const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	return !navigator.onLine || Boolean(entry?.serverTiming?.some(({ name }) => name === 'kept'));
}
