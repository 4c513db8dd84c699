/** Applies the choices to the page that is open, as `dress` does to those that come, and has them kept. */
export function apply(form: HTMLFormElement): void {
	const choices = new FormData(form);
	const root = document.documentElement;
	for (const [name, value] of choices) {
		if (value === 'usual') delete root.dataset[name];
		else root.dataset[name] = String(value);
	}

	const { light = 'usual' } = root.dataset;
	const schemes = document.querySelector<HTMLMetaElement>('meta[name=color-scheme]');
	if (schemes) schemes.content = light === 'usual' ? 'light dark' : light;
	const colours = document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]');
	for (const [at, scheme] of ['light', 'dark'].entries()) {
		const media = light === scheme ? 'all' : 'not all';
		if (colours[at])
			colours[at].media = light === 'usual' ? `(prefers-color-scheme: ${scheme})` : media;
	}

	// Where no answer comes, the choice holds for as long as the page is open.
	fetch(form.action, { method: 'POST', body: choices, redirect: 'manual', keepalive: true }).catch(
		() => undefined
	);
}
