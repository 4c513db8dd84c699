import type { Transport } from '@sveltejs/kit';
import { transportPrinted } from '$lib/ui/printed';

export const transport: Transport = { Printed: transportPrinted };
