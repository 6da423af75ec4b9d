import first from './0.1.0.json' with { type: 'json' };
import type { Release } from './release.ts';

/** The releases that may still run, the oldest first. */
export const releases: readonly Release[] = [first];
