import type { HostSupport } from './support.ts';

/** A host that sends no headers of yours, such as GitHub Pages. */
export const none: HostSupport = { delivery: 'plain', hasPageRules: false };

/** A host that nothing tells: it may send headers or not. */
export const unknown: HostSupport = { delivery: 'unknown', hasPageRules: false };
