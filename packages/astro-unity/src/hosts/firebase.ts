import { headerRules, IMMUTABLE, isolationHeaders } from './headers.ts';
import { folderName, readText, writeJson } from './output-file.ts';
import { type HostedSite, servedPaths, unityFolder } from './site.ts';
import type { HostSupport } from './support.ts';

export const firebase: HostSupport = {
  telltales: ['firebase.json'],
  delivery: 'headers',
  hasPageRules: true,
  emit: async (site, { root, output }) => {
    const file = new URL('./firebase.json', root);
    const text = await readText(file);
    const config: unknown =
      text === undefined ? { hosting: { public: folderName(output) } } : parseFirebase(text);
    const merged = withFirebaseHeaders(config, firebaseHeaders(site), site);
    // It is a file of the user's own: untouched where nothing changes.
    if (JSON.stringify(merged) !== JSON.stringify(config)) await writeJson(file, merged);
    return ['firebase.json'];
  },
};

/** Thrown for a `firebase.json` that cannot be added to. */
class FirebaseConfigError extends Error {
  override name = 'FirebaseConfigError';
  readonly hint =
    'Write it as plain JSON with a "hosting" section, or set the option host of astro-unity to another host.';
}

/** One rule in `hosting.headers` of `firebase.json`. */
export interface FirebaseHeaders {
  source: string;
  headers: { key: string; value: string }[];
}

/**
 * The rules for `firebase.json`. They hold no hashes, so the file stays the same from build to build.
 *
 * @see https://firebase.google.com/docs/hosting/full-config#headers
 */
export function firebaseHeaders({ address, isolatedPages }: Omit<HostedSite, 'files'>): FirebaseHeaders[] {
  const rule = (path: string, headers: Readonly<Record<string, string>>): FirebaseHeaders[] =>
    servedPaths(path, address).map((source) => ({
      source,
      headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    }));
  const folder = `/${unityFolder(address)}`;
  return [
    ...rule(`${folder}/**`, { 'Cache-Control': IMMUTABLE }),
    // Of two rules for one header the last one counts.
    ...headerRules.toReversed().flatMap(({ suffix, headers }) => rule(`${folder}/*${suffix}`, headers)),
    ...isolatedPages.flatMap((page) => rule(page, isolationHeaders)),
  ];
}

/**
 * `firebase.json` with these rules, in place of what an earlier build put there.
 *
 * @param config The parsed file; `hosting` may be one site or several, which all get the rules.
 * @throws {FirebaseConfigError} if the file has no `hosting`.
 */
export function withFirebaseHeaders(
  config: unknown,
  rules: FirebaseHeaders[],
  { address }: Pick<HostedSite, 'address'>,
): Record<string, unknown> {
  if (!isRecord(config) || !('hosting' in config)) {
    throw new FirebaseConfigError(
      'The headers of the Unity files cannot be added to firebase.json: it has no "hosting".',
    );
  }
  const { hosting } = config;
  const folder = `/${unityFolder(address)}/`;
  const isOurs = (rule: unknown): boolean =>
    isRecord(rule) &&
    typeof rule.source === 'string' &&
    (rule.source.includes(folder) || JSON.stringify(rule.headers) === ISOLATION);
  const withRules = (site: unknown): unknown => {
    if (!isRecord(site)) return site;
    const others = Array.isArray(site.headers) ? site.headers.filter((rule) => !isOurs(rule)) : [];
    return { ...site, headers: [...others, ...rules] };
  };
  return { ...config, hosting: Array.isArray(hosting) ? hosting.map(withRules) : withRules(hosting) };
}

const ISOLATION = JSON.stringify(Object.entries(isolationHeaders).map(([key, value]) => ({ key, value })));

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseFirebase(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FirebaseConfigError(
      'The headers of the Unity files cannot be added to firebase.json: it is no JSON.',
      { cause },
    );
  }
}
