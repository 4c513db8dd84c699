import { expect, test } from 'vitest';
import { isInstalled } from './installed.mjs';

const lock = {
	packages: {
		'': { version: '0.1.0' },
		'node_modules/svelte': { version: '5.57.3' },
		'node_modules/for-another-machine': { version: '1.0.0', optional: true }
	}
};

test('who has a fresh clone needs to install', () => {
	expect(isInstalled(lock, undefined)).toBe(false);
});

test('who has installed does not install again, whatever other machines would need', () => {
	expect(isInstalled(lock, { packages: { 'node_modules/svelte': { version: '5.57.3' } } })).toBe(
		true
	);
});

test('who has pulled a newer lockfile installs', () => {
	expect(isInstalled(lock, { packages: { 'node_modules/svelte': { version: '5.57.2' } } })).toBe(
		false
	);
	expect(isInstalled(lock, { packages: {} })).toBe(false);
});
