import { workbook } from '$lib/letters/letters.server';
import { Printed } from '$lib/ui/printed';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({
	workbook: Printed.for(event, workbook(), 'workbook')
});
