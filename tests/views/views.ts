/** Every page of the course in every state. */
import { facilitators } from './facilitators.ts';
import { learners } from './learners.ts';
import { strangers } from './strangers.ts';

export const views = [...strangers, ...learners, ...facilitators];
