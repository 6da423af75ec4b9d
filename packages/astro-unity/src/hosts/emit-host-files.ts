import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apacheFolderRules, apachePageRules } from './apache.ts';
import { cloudflareHeaders } from './cloudflare.ts';
import { FirebaseConfigError, firebaseHeaders, withFirebaseHeaders } from './firebase.ts';
import type { Host } from './host.ts';
import { netlifyHeaders } from './netlify.ts';
import { nginxInclude } from './nginx.ts';
import { s3Script } from './s3.ts';
import { type HostedSite, unityFolder } from './site.ts';
import { vercelRoutes, withVercelRoutes } from './vercel.ts';

/** Where the files of a built site are. */
export interface OutputPlaces {
  /** The project root. */
  root: URL;
  /** The folder of what is served as it is. */
  output: URL;
}

type Emit = (site: HostedSite, places: OutputPlaces) => Promise<string[]>;

const EMITTERS: Record<Host, Emit> = {
  vercel: async (site, { root }) => {
    // The adapter's own hook runs before those of integrations, so its config.json is complete by now.
    const file = new URL('./.vercel/output/config.json', root);
    const config: unknown = JSON.parse(await readFile(file, 'utf8'));
    await writeJson(file, withVercelRoutes(config, vercelRoutes(site), site));
    return ['.vercel/output/config.json'];
  },
  netlify: async (site, { output }) => appendTo(new URL('./_headers', output), netlifyHeaders(site)),
  cloudflare: async (site, { output }) => {
    const file = new URL('./_headers', output);
    return appendTo(file, cloudflareHeaders(site, (await readText(file)) ?? ''));
  },
  nginx: async (site, { output }) => write(new URL('../unity.nginx.conf', output), nginxInclude(site)),
  firebase: async (site, { root, output }) => {
    const file = new URL('./firebase.json', root);
    const text = await readText(file);
    const config: unknown =
      text === undefined ? { hosting: { public: folderName(output) } } : parseFirebase(text);
    const merged = withFirebaseHeaders(config, firebaseHeaders(site), site);
    // It is a file of the user's own: untouched where nothing changes.
    if (JSON.stringify(merged) !== JSON.stringify(config)) await writeJson(file, merged);
    return ['firebase.json'];
  },
  apache: async (site, { output }) => [
    ...(await write(new URL(`./${unityFolder(site.address)}/.htaccess`, output), apacheFolderRules())),
    ...(await appendTo(new URL('./.htaccess', output), apachePageRules(site))),
  ],
  s3: async (site, { output }) =>
    write(new URL('../unity.s3.sh', output), s3Script(site, folderName(output))),
  node: async () => [],
  none: async () => [],
  unknown: async () => [],
};

/**
 * Makes the host of a built site send the right headers with the Unity files.
 *
 * @returns The files that were written, for the build's log. None where the host needs nothing or is not known.
 */
export async function emitHostFiles(host: Host, site: HostedSite, places: OutputPlaces): Promise<string[]> {
  return EMITTERS[host](site, places);
}

function parseFirebase(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FirebaseConfigError(
      'The headers of the Unity files cannot be added to firebase.json: it is no JSON.',
      {
        cause,
      },
    );
  }
}

async function readText(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function write(file: URL, text: string): Promise<string[]> {
  await writeFile(file, text);
  return [basename(fileURLToPath(file))];
}

/** Adds to a file of the output, which every build begins anew. What the user or the adapter put there stays. */
async function appendTo(file: URL, text: string): Promise<string[]> {
  if (text === '') return [];
  const existing = (await readText(file)) ?? '';
  const separator = existing === '' || existing.endsWith('\n') ? '' : '\n';
  return write(file, `${existing}${separator}${text}`);
}

async function writeJson(file: URL, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

function folderName(folder: URL): string {
  return basename(fileURLToPath(folder));
}
