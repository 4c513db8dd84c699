/**
 * A voice that only says what it would say. Headless Chromium has none, so journeys put this into the
 * browser's own interface before the page's script runs; everything else is the page's own.
 */
export function pretendVoice(voices: { lang: string; localService: boolean }[]): void {
	const said: { text: string; rate: number }[] = [];
	let speaking: { onend?: () => void } | undefined;
	const speech = Object.assign(new EventTarget(), {
		getVoices: () => voices,
		speak: (one: { text: string; rate: number; onend?: () => void }) => {
			said.push({ text: one.text, rate: one.rate });
			speaking = one;
		},
		cancel: () => {
			const broken = speaking;
			speaking = undefined;
			// As browsers do: what is broken off also ends.
			setTimeout(() => broken?.onend?.());
		}
	});
	Object.defineProperty(window, 'speechSynthesis', { value: speech });
	Object.assign(window, {
		SpeechSynthesisUtterance: class {
			constructor(readonly text: string) {}
		},
		said,
		/** The sentence has been spoken to its end. */
		spoken: () => {
			const done = speaking;
			speaking = undefined;
			done?.onend?.();
		}
	});
}
