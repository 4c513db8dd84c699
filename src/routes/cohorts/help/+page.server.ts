import { course } from '$lib/letters/letters.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ care: course.care });
