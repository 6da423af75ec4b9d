import type { Loader } from 'vega';
import { fetchData } from './fetch-data.ts';

export interface ClosedLoader extends Loader {
  /** Why data that were asked for are not there, in full sentences. */
  readonly failures: string[];
  /** Whether a picture or a link was left out. */
  readonly omitted: Set<'picture' | 'link'>;
}

const inlineImage = /^data:image\/(?:png|jpe?g|gif|webp);base64,[\w+/=\s]+$/i;

/**
 * A Vega loader that loads no file, and nothing of a host that is not in the list. Charts of a notebook are drawn where the site is
 * built, which may reach what their author may not. Data within the address itself (`data:`) is read; pictures pass where they
 * are data, too.
 *
 * @param hosts such as `cdn.jsdelivr.net`, `*.example.org`, `localhost:8080`.
 */
export function closedLoader(hosts: readonly string[]): ClosedLoader {
  const failures: string[] = [];
  const fail = (reason: string): never => {
    failures.push(reason);
    throw new Error(reason);
  };
  const omitted = new Set<'picture' | 'link'>();
  const refuse = (address: string) => fail(refusal(address));
  return {
    failures,
    omitted,
    load: async (address) => {
      const url = allowedUrl(address, hosts);
      if (url) return fetchData(url).catch((error) => fail(`Its data cannot be loaded: ${describe(error)}`));
      return readDataUrl(address) ?? refuse(address);
    },
    http: async (address) => refuse(address),
    file: async (address) => refuse(address),
    sanitize: async (address, { context }: { context?: string } = {}) => {
      if (context === 'image' && inlineImage.test(address)) return { href: address };
      if (context === 'image') {
        omitted.add('picture');
        throw new Error(`${address} is left out.`);
      }
      if (context === 'href') {
        omitted.add('link');
        // Vega needs an address; a picture has no links, so this one is not in it either.
        return { href: '#' };
      }
      return refuse(address);
    },
  };
}

/** Whether a chart may read from an address. */
export function mayLoad(address: string, hosts: readonly string[]): boolean {
  return allowedUrl(address, hosts) !== undefined || /^data:/i.test(address);
}

/** Why it may not. */
export function refusal(address: string): string {
  return `It reads data from ${address.slice(0, 200)}, which is not loaded: its host is not in \`remoteData\`.`;
}

function allowedUrl(address: string, hosts: readonly string[]): URL | undefined {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) && isAllowedHost(url.host, hosts) ? url : undefined;
}

/** What `fetch` throws says little; its cause says why. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

function isAllowedHost(host: string, hosts: readonly string[]): boolean {
  return hosts.some((name) => name === host || (name.startsWith('*.') && host.endsWith(name.slice(1))));
}

function readDataUrl(address: string): string | undefined {
  const [, base64, body] = /^data:[^,]*?(;base64)?,(.*)$/is.exec(address) ?? [];
  if (body === undefined) return undefined;
  return base64 ? Buffer.from(body, 'base64').toString('utf8') : decodeURIComponent(body);
}
