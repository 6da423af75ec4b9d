import type { Delivery } from '../encode/forms.ts';
import { apache } from './apache.ts';
import { cloudflare } from './cloudflare.ts';
import { firebase } from './firebase.ts';
import { netlify } from './netlify.ts';
import { nginx } from './nginx.ts';
import { none, unknown } from './no-headers.ts';
import { node } from './node/node.ts';
import { s3 } from './s3.ts';
import type { HostedSite } from './site.ts';
import type { HostSupport, OutputPlaces } from './support.ts';
import { vercel } from './vercel.ts';

/** Hosts that the option `host` can name. */
const named = { netlify, cloudflare, nginx, firebase, apache, s3, none } satisfies Record<
  string,
  HostSupport
>;

/** All hosts: those that are built for with an adapter only, too, and one that nobody has told. */
const hosts = { ...named, vercel, node, unknown } satisfies Record<string, HostSupport>;

/** A host, as the option names it. */
export type HostName = keyof typeof named;

/** A host that is known to the build; `unknown` may send headers or not. */
export type Host = keyof typeof hosts;

export const HOST_NAMES: readonly HostName[] = namesOf(named);

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
  const isMeant = ({ adapter: own, telltales = [] }: HostSupport): boolean =>
    adapter === undefined ? telltales.some(hasFile) : own === adapter;
  return namesOf(hosts).find((name) => isMeant(hosts[name])) ?? 'unknown';
}

/** What a host does with encoded bodies. */
export function deliveryOf(host: Host): Delivery {
  return hosts[host].delivery;
}

/** Whether the build writes rules for pages of a host. */
export function hasPageRules(host: Host): boolean {
  return hosts[host].hasPageRules;
}

/**
 * Makes the host of a built site send the right headers with the Unity files.
 *
 * @returns The files that were written, for the build's log. None where the host needs nothing or is not known.
 */
export async function emitHostFiles(host: Host, site: HostedSite, places: OutputPlaces): Promise<string[]> {
  const support: HostSupport = hosts[host];
  return (await support.emit?.(site, places)) ?? [];
}

function namesOf<Table extends object>(table: Table): (keyof Table & string)[] {
  return Object.keys(table).filter((name): name is keyof Table & string => name in table);
}
