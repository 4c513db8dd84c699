import { env } from '$env/dynamic/private';
import { parseEnvironment, type Environment } from './environment';

let parsed: Environment | undefined;

/** The server's settings, checked once; `hooks.server.ts` asks at start so that a mistake is said then. */
export function environment(): Environment {
	return (parsed ??= parseEnvironment(env));
}
