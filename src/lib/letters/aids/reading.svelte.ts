export interface Paragraph {
	element: Element;
	sentences: string[];
}

/**
 * Reads paragraphs aloud, a sentence at a time: long speeches break off in some browsers, and
 * pausing is broken in others. So a pause ends the sentence, and going on begins it again.
 */
export class Reading {
	isPaused = $state(false);
	/** The paragraph being read. */
	at = $state(0);
	private sentence = 0;
	/** Counts what was begun, so that the end of something broken off moves nothing on. */
	private begun = 0;
	/** Held, because some browsers forget what they speak when nobody holds it. */
	private speaking: SpeechSynthesisUtterance | undefined;

	constructor(
		private readonly paragraphs: Paragraph[],
		private readonly voice: SpeechSynthesisVoice,
		private readonly rate: () => number,
		private readonly finished: () => void
	) {}

	get element(): Element | undefined {
		return this.paragraphs[this.at]?.element;
	}

	/** From the beginning of the sentence where it stopped. */
	go(): void {
		this.stop();
		this.isPaused = false;
		this.speak();
	}

	pause(): void {
		this.stop();
		this.isPaused = true;
	}

	stop(): void {
		this.begun++;
		speechSynthesis.cancel();
	}

	private speak(): void {
		const words = this.paragraphs[this.at]?.sentences[this.sentence];
		if (words === undefined) return this.finished();
		const mine = this.begun;
		const speech = new SpeechSynthesisUtterance(words);
		speech.lang = this.voice.lang;
		speech.voice = this.voice;
		speech.rate = this.rate();
		speech.onend = () => {
			if (mine === this.begun) this.next();
		};
		speech.onerror = () => {
			if (mine === this.begun) this.pause();
		};
		this.speaking = speech;
		speechSynthesis.speak(this.speaking);
	}

	private next(): void {
		this.sentence++;
		if (this.sentence >= (this.paragraphs[this.at]?.sentences.length ?? 0)) {
			this.at++;
			this.sentence = 0;
		}
		this.speak();
	}
}

/** What is read: the letter's own words, without notes, meanings, numbers, steps and ways around. */
export function paragraphsOf(letter: Element): Paragraph[] {
	const spoken = '.prose :is(h2, h3, p:not(li p), li), .sign, .postscript p';
	return [...letter.querySelectorAll(spoken)].flatMap((element) => {
		if (element.matches('.here *, .pause > p:last-child')) return [];
		const copy = element.cloneNode(true) as Element;
		for (const silent of copy.querySelectorAll('[popover], sup, .to-list')) silent.remove();
		const sentences = sentencesOf(copy.textContent);
		return sentences.length > 0 ? [{ element, sentences }] : [];
	});
}

function sentencesOf(text: string): string[] {
	const words = text.replace(/\s+/g, ' ').trim();
	if (!('Segmenter' in Intl)) return words ? [words] : [];
	const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(words);
	return [...segments].map(({ segment }) => segment.trim()).filter(Boolean);
}
