import type { Delivery } from '../encode/forms.ts';

/** Hosts that the option `host` can name. */
export const HOST_NAMES = ['netlify', 'cloudflare', 'nginx', 'firebase', 'apache', 's3', 'none'] as const;

/** A host, as the option names it. */
export type HostName = (typeof HOST_NAMES)[number];

/** A host that is known to the build; `unknown` may send headers or not. */
export type Host = HostName | 'vercel' | 'node' | 'unknown';

const ADAPTERS: Readonly<Record<string, Host>> = {
  '@astrojs/vercel': 'vercel',
  '@astrojs/netlify': 'netlify',
  '@astrojs/cloudflare': 'cloudflare',
  '@astrojs/node': 'node',
};

/** Files of a project that tell its host, relative to the project root. */
const TELLTALES: readonly [file: string, host: Host][] = [
  ['netlify.toml', 'netlify'],
  ['wrangler.toml', 'cloudflare'],
  ['wrangler.json', 'cloudflare'],
  ['wrangler.jsonc', 'cloudflare'],
  ['firebase.json', 'firebase'],
  ['public/.htaccess', 'apache'],
];

/** What the choice of a host depends on. */
export interface HostEvidence {
  /** The option `host`. */
  option: HostName | undefined;
  /** Name of the adapter. */
  adapter: string | undefined;
  /** Whether the project has a file. */
  hasFile(path: string): boolean;
}

/** The host that a site is built for: what the option says, else what the adapter is for, else what a file tells. */
export function chooseHost({ option, adapter, hasFile }: HostEvidence): Host {
  if (option) return option;
  if (adapter !== undefined) return ADAPTERS[adapter] ?? 'unknown';
  return TELLTALES.find(([file]) => hasFile(file))?.[1] ?? 'unknown';
}

/** What a host does with encoded bodies. */
export function deliveryOf(host: Host): Delivery {
  switch (host) {
    case 'cloudflare':
      return 'edge';
    case 'none':
      return 'plain';
    case 'unknown':
      return 'unknown';
    default:
      return 'headers';
  }
}
