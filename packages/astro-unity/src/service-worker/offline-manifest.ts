/** The worker's file, below the site's base. */
export const OFFLINE_WORKER = 'unity-offline.js';

/** The list of what it keeps, beside it. */
export const OFFLINE_MANIFEST = 'unity-offline.json';

/** Holds the files, by their addresses, and the manifest that they belong to. */
export const OFFLINE_CACHE = 'astro-unity:offline';

/** Held, shared, by every running player of the site; nothing that one may need is removed meanwhile. */
export const PLAYER_LOCK = 'astro-unity:player';

/** One file that a page needs without a server. */
export interface OfflineFile {
  /** Absolute path on the site. */
  url: string;
  /** The form that is needed in its place where the host does not send this one with its encoding. */
  fallbackUrl?: string | undefined;
  /** Size of the download, in bytes. */
  bytes: number;
  /** Size in the browser's storage, which keeps files decoded. */
  storedBytes: number;
  /** Hash of the content, where the address does not hold one. */
  revision?: string | undefined;
}

/** What makes the site's pages with players work without a server. */
export interface OfflineManifest {
  /** Hash of everything below. */
  version: string;
  files: readonly OfflineFile[];
}

/** The files that must be fetched to get from one manifest to another. */
export function missingFiles(wanted: OfflineManifest, present: OfflineManifest | undefined): OfflineFile[] {
  const known = new Map(present?.files.map(({ url, revision }) => [url, revision]));
  return wanted.files.filter(({ url, revision }) => !known.has(url) || known.get(url) !== revision);
}
