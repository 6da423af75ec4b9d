import { rateLimit } from './rate-limit.ts';

/** Reading clips and poses: a page reads a few. */
export const reading = rateLimit({ name: 'read', requests: 120, seconds: 60 });

/** Saving: what is saved stays, so it is counted apart and for longer. */
export const saving = rateLimit({ name: 'save', requests: 20, seconds: 600 });

/** Page views that are timed: one each. */
export const measuring = rateLimit({ name: 'measure', requests: 60, seconds: 60 });
