/** Reasons why the backend does not start, each a sentence that says what to do. */
export class CannotStart extends Error {}

export class DataInUse extends CannotStart {
	constructor(dataDir: string) {
		super(
			`The course is already running on the data in ${dataDir}: ` +
				'stop it first, or choose another folder with DATA_DIR.'
		);
	}
}

const BEGIN_ANEW =
	'mend it, or begin anew with npm start -- --reset, which wipes the embedded data';

/** What comes, or a sentence about what could not be done and what to do instead. */
export async function orSay<Result>(
	trouble: string,
	coming: Promise<Result>,
	advice = BEGIN_ANEW
): Promise<Result> {
	try {
		return await coming;
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new CannotStart(`${trouble} (${why}): ${advice}.`, { cause });
	}
}
