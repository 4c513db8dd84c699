import { resolve } from 'node:path';

/**
 * The folder a course is built from. Another course: another folder of the same shape, and
 * `COURSE_CONTENT=its/path` while building.
 */
export function contentFolder(): string {
	return resolve(process.env.COURSE_CONTENT || 'content');
}
