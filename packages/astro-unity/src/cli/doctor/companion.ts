import type { IncomingHttpHeaders } from 'node:http';
import { sniffKind } from '../../export/content/kind.ts';
import { lfsPointerSize } from '../../export/content/lfs-pointer.ts';
import type { Finding } from './finding.ts';
import type { Host } from './host.ts';
import { adviseAgainstFallback, adviseOnLfs } from './host-advice.ts';
import { describeFailure, parseJson, readText, request } from './http.ts';
import type { Companion } from './served-player.ts';

const MAX_BYTES = 4 * 1024 * 1024;

/** A small file as it came. */
interface Seen {
  url: URL;
  failure: string | undefined;
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Fetches and judges what a player asks for besides its parts. */
export async function checkCompanion({ role, url }: Companion, host: Host): Promise<Finding[]> {
  const finder =
    (seen: Seen): Find =>
    (level, message, remedy) => [{ level, role, url: seen.url.href, message, remedy }];
  if (role === 'StreamingAssets') return checkStreamingAssets(url, host, finder);
  const seen = await observe(url);
  const find = finder(seen);
  return (
    checkArrival(seen, host, find) ??
    (role === 'config' ? checkJson(seen, find) : checkWorker(seen, host, find))
  );
}

type Find = (level: Finding['level'], message: string, remedy: string) => Finding[];

async function observe(url: URL): Promise<Seen> {
  try {
    const response = await request(url);
    const { status, headers } = response;
    return { url, failure: undefined, status, headers, text: await readText(response, MAX_BYTES) };
  } catch (error) {
    return { url, failure: describeFailure(error), status: 0, headers: {}, text: '' };
  }
}

function checkArrival({ failure, status, text }: Seen, host: Host, find: Find): Finding[] | undefined {
  if (failure !== undefined) {
    return find(
      'problem',
      `It cannot be read: ${failure}`,
      'Open the address in a browser. If it works there, look at its Content-Encoding.',
    );
  }
  if (status !== 200) {
    return find(
      'problem',
      `The server answers ${status}.`,
      'Deploy the file, and check that the address has the right base path and the right case.',
    );
  }
  const bytes = Buffer.from(text);
  if (sniffKind(bytes) === 'html')
    return find('problem', 'An HTML page comes in its place, with status 200.', adviseAgainstFallback(host));
  return lfsPointerSize(bytes) === undefined
    ? undefined
    : find('problem', 'It is a Git LFS pointer, not the file that it stands for.', adviseOnLfs(host));
}

function checkJson({ text }: Seen, find: Find): Finding[] {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null
    ? []
    : find(
        'problem',
        'It should be the JSON that UnityLoader starts from, but it is not.',
        'Deploy the export again.',
      );
}

function checkWorker({ headers, url }: Seen, host: Host, find: Find): Finding[] {
  const type = headers['content-type'] ?? '';
  return /javascript/i.test(type)
    ? []
    : find(
        'problem',
        `It comes with ${type === '' ? 'no Content-Type' : `"Content-Type: ${type}"`}; browsers take a service worker from scripts only.`,
        host.setHeaders(url.pathname, { 'Content-Type': 'text/javascript' }),
      );
}

/** What a folder holds nobody can ask; but Addressables begin with a file of a fixed name, which names the next. */
async function checkStreamingAssets(
  folder: URL,
  host: Host,
  finder: (seen: Seen) => Find,
): Promise<Finding[]> {
  const root = `${folder.href.replace(/\/$/, '')}/aa`;
  const settings = await observe(new URL(`${root}/settings.json`));
  const find = finder(settings);
  // Most games have no Addressables.
  if (settings.failure === undefined && settings.status === 404) return [];
  const broken = checkArrival(settings, host, find);
  if (broken) {
    return broken.map((finding) => ({
      ...finding,
      level: 'note',
      message: `${finding.message} A game with Addressables would start from here; one without may ask for other files that it can do without, and take the answer for one.`,
    }));
  }
  const catalogs = catalogAddresses(parseJson(settings.text), root);
  const seen = await Promise.all(catalogs.map((address) => observe(new URL(address))));
  return seen.flatMap((catalog) => checkArrival(catalog, host, finder(catalog)) ?? []);
}

/** The catalogs of Addressables that lie beside their settings. */
function catalogAddresses(settings: unknown, root: string): string[] {
  if (typeof settings !== 'object' || settings === null || !('m_CatalogLocations' in settings)) return [];
  const locations: unknown[] = Array.isArray(settings.m_CatalogLocations) ? settings.m_CatalogLocations : [];
  return locations.flatMap((location) => {
    if (typeof location !== 'object' || location === null || !('m_InternalId' in location)) return [];
    const [, path] =
      /^\{UnityEngine\.AddressableAssets\.Addressables\.RuntimePath\}[/\\](.+)$/.exec(
        String(location.m_InternalId),
      ) ?? [];
    return path === undefined ? [] : [`${root}/${path.replaceAll('\\', '/')}`];
  });
}
