/** A table for the terminal: the first column and the last ones are words, figures stand right. */

export type Column = { head: string; align?: 'left' | 'right' };

const GAP = '  ';

export function table(columns: Column[], rows: string[][]): string {
	const heads = columns.map(({ head }) => head);
	const widths = columns.map((_, at) =>
		Math.max(...[heads, ...rows].map((cells) => width(cells[at] ?? '')))
	);
	const line = (cells: string[]) =>
		columns
			.map(({ align = 'right' }, at) => {
				const cell = cells[at] ?? '';
				const space = ' '.repeat((widths[at] ?? 0) - width(cell));
				return align === 'left' ? cell + space : space + cell;
			})
			.join(GAP)
			.trimEnd();
	const rule = widths.map((wide) => '─'.repeat(wide)).join(GAP);
	return [line(heads), rule, ...rows.map(line)].join('\n');
}

/** Signs, not bytes: “≤” and “×” are one each. */
const width = (text: string): number => [...text].length;
