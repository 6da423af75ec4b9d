/** Where figures come from. */
export interface Source {
  name: string;
  /** What it sees, for people. */
  sees: string;
}

export const SOURCES = {
  visitors: {
    name: 'visitors’ browsers',
    sees: 'Page views of production, timed by the browser itself and counted without address, cookie or id. Reloads count; pages out of a cache do not.',
  },
  'vercel-speed-insights': {
    name: 'Vercel Speed Insights',
    sees: 'Page views of production, as Vercel’s own script times them.',
  },
  'vercel-functions': {
    name: 'Vercel’s count of function calls',
    sees: 'Every call of a function of production. Static pages are not among them.',
  },
  manifest: {
    name: 'the release’s own manifest',
    sees: 'Every file of the release, with its size as stored and sent.',
  },
  requests: {
    name: 'requests from one place',
    sees: 'Pages and functions, asked by a program in a data centre within minutes. It sees no visitor’s network.',
  },
  loopback: {
    name: 'requests within one machine',
    sees: 'The server’s own time. There is no network in it, so it says nothing about a target.',
  },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof SOURCES;

/** Whether an address is of the machine that asks. */
export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
