import { flushSync, mount, unmount } from 'svelte';
import CareNote from './CareNote.svelte';

/** Fields that somebody wrote in, and how to stop looking after each. */
const attended = new Map<HTMLElement, () => void>();

/**
 * Puts the care check under a writing field, from the first key on. Which fields those are, and
 * where what is left in one is remembered, their `data-care` says.
 */
export function attend(field: HTMLElement): void {
	for (const [one, stop] of attended) if (!one.isConnected) stop();
	const under = field.parentElement;
	if (!under || !isField(field) || attended.has(field)) return;

	/** Chosen first and entered then, since a browser scrolls to what is entered. */
	const go = (from: number, to: number) => {
		field.setSelectionRange(from, to);
		field.focus();
	};
	const props = $state({ text: field.value, field, go });
	const note = mount(CareNote, { target: under, props });
	const read = () => (props.text = field.value);
	const pause = () => {
		read();
		flushSync();
		note.check();
	};
	/** Whoever leaves by pressing a button finds it where it was: the note comes after the press. */
	const leave = () => {
		if (!document.querySelector(':active')) return pause();
		addEventListener('pointerup', () => setTimeout(pause), { once: true });
	};

	field.addEventListener('input', read);
	field.addEventListener('focus', read);
	field.addEventListener('blur', leave);
	attended.set(field, () => {
		attended.delete(field);
		void unmount(note);
	});
	// Who was quicker than the check has left the field already.
	if (document.activeElement !== field) pause();
}

function isField(one: HTMLElement): one is HTMLTextAreaElement | HTMLInputElement {
	return one instanceof HTMLTextAreaElement || one instanceof HTMLInputElement;
}
