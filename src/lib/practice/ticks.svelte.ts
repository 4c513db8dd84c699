import type { Keeping } from './practice';

/** The ticks of one letter, wherever on its page they are shown: in the margin, and beside the move. */
export class Ticks {
	/** What came of the last change, said where it was made. */
	said = $state({ of: '', words: '', isOver: false });
	// A box shows what the person did at once, and what is kept as soon as that is known.
	private touched = $state<Record<string, boolean>>({});
	// One after the other, so that a tick quickly taken back ends as it was meant.
	private line = Promise.resolve();

	/**
	 * @param kept ids of the steps that are ticked, as far as is known
	 * @param keep keeps one tick or its taking back
	 */
	constructor(
		private readonly kept: () => string[],
		private readonly keep: (step: string, ticked: boolean) => Promise<Keeping>
	) {}

	has(id: string): boolean {
		return this.touched[id] ?? this.kept().includes(id);
	}

	/** What was wished before this page came, and waits on this device: the box shows it, if nothing newer was said. */
	waits(step: string, ticked: boolean): void {
		this.touched[step] ??= ticked;
	}

	/** What waited on this device of one step has reached the database. A later wish may be on its way. */
	arrived(step: string, ticked: boolean): void {
		this.waits(step, ticked);
		const { of, words: told } = this.said;
		if (of === step && told === words('waits', true)) {
			this.said = { of, words: words('saved', ticked), isOver: false };
		}
	}

	change(id: string, ticked: boolean): void {
		this.touched[id] = ticked;
		this.line = this.line.then(async () => {
			const keeping = await this.keep(id, ticked);
			const isOver = keeping === 'over';
			this.said = { of: id, words: words(keeping, ticked), isOver };
			if (keeping === 'away' && this.touched[id] === ticked) this.touched[id] = !ticked;
		});
	}
}

function words(keeping: Keeping, ticked: boolean): string {
	if (keeping === 'saved') return ticked ? 'Ticked and saved.' : 'Tick taken back.';
	if (keeping === 'here') return ticked ? 'Ticked, and kept in this tab.' : 'Tick taken back.';
	if (keeping === 'away') {
		return 'The tick did not reach us, so it is as it was before. Please try again in a moment.';
	}
	if (keeping === 'waits') {
		return 'Kept on this device. It will be saved when you are back online.';
	}
	return ticked
		? 'Your session has ended. This tick is kept until you sign in again.'
		: 'Your session has ended. That the tick is taken back is kept until you sign in again.';
}
