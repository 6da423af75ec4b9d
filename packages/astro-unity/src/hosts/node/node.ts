import type { HostSupport } from '../support.ts';

/**
 * The server of `@astrojs/node`. Its static files have no headers of ours, so a route sends those that need some; see `route.ts`.
 */
export const node: HostSupport = { adapter: '@astrojs/node', delivery: 'headers', hasPageRules: false };
