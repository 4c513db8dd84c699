/** Sees in the page what the learner sees, in the moment in which they see it. Runs in the browser. */

export type Sight =
	/** The line under a field says that these words are saved. */
	| { of: 'words'; prompt: string; text: string }
	/** The line under a step says that its tick, or its taking back, is saved. */
	| { of: 'tick'; step: string; on: boolean };

/** Handed over to the browser as it stands: it can use nothing from outside itself. */
export function witness(): void {
	const said = new Map<Element, string>();
	new MutationObserver(() => {
		for (const status of document.querySelectorAll('[role=status]')) {
			const words = status.textContent.trim();
			if (said.get(status) === words) continue;
			said.set(status, words);
			const field = status.closest('section')?.querySelector('textarea');
			const box = status.closest('li')?.querySelector<HTMLInputElement>('input[type=checkbox]');
			if (field?.name.startsWith('body:') && words.startsWith('Saved')) {
				tell({ of: 'words', prompt: field.name.slice('body:'.length), text: field.value });
			}
			if (box && words === 'Ticked and saved.') tell({ of: 'tick', step: box.value, on: true });
			if (box && words === 'Tick taken back.') tell({ of: 'tick', step: box.value, on: false });
		}
	}).observe(document, { childList: true, characterData: true, subtree: true });

	function tell(sight: Sight): void {
		const { seen } = window as unknown as { seen: (sight: Sight) => Promise<void> };
		void seen(sight);
	}
}
