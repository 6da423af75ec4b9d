import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Origin } from '../host/host.ts';
import { MANIFEST_PATH, type Manifest, type ManifestFile, readManifest } from '../output/manifest.ts';
import { pageAddresses } from '../output/page-addresses.ts';
import { partOf } from '../output/parts.ts';
import { type Answer, request } from './request.ts';

/** Asks for a path of the deployment. */
type Ask = (path: string) => Promise<Answer>;

/** Headers that every page must have. */
const HEADERS = ['content-security-policy', 'strict-transport-security', 'x-content-type-options'];

const health = z.object({ status: z.enum(['ok', 'degraded']), version: z.string(), commit: z.string() });

export interface SmokeReport {
  /** How many addresses were asked for. */
  checks: number;
  /** In sentences. */
  problems: string[];
  /** Addresses of the pages, for what is measured after this. */
  pages: string[];
  /** Files of the manifest that it serves. */
  files: readonly ManifestFile[];
}

/**
 * Sees that an address serves exactly one release: the manifest of it, every page, every file of the Unity export byte by
 * byte, and its functions. A worker service that is down is none of its business: pages live without it.
 *
 * @param bypass Secret that lets the request through Vercel's protection of deployments.
 */
export async function smoke(
  origin: string,
  of: Pick<Origin, 'commit' | 'version'>,
  bypass?: string,
): Promise<SmokeReport> {
  const problems: string[] = [];
  let checks = 0;
  const headers: Record<string, string> = bypass ? { 'x-vercel-protection-bypass': bypass } : {};
  const ask: Ask = async (path) => request(new URL(path, origin), headers);
  const check = async (path: string, judge: (answer: Answer) => string | undefined): Promise<void> => {
    checks += 1;
    try {
      const problem = judge(await ask(path));
      if (problem !== undefined) problems.push(`${path} ${problem}`);
    } catch (error) {
      problems.push(`${path} does not answer: ${error instanceof Error ? error.message : error}.`);
    }
  };

  let manifest: Manifest | undefined;
  await check(`/${MANIFEST_PATH}`, (answer) => {
    if (answer.status !== 200) return describeStatus(answer.status);
    manifest = readManifest(decode(answer).toString('utf8'), 'what it serves');
    return manifest.commit === of.commit
      ? undefined
      : `is of the commit ${manifest.commit}, not ${of.commit}.`;
  });
  await check('/api/health', (answer) => judgeHealth(answer, of));
  const files = manifest?.files ?? [];
  const pages = manifest ? pageAddresses(files) : ['/'];
  for (const page of pages) await check(page, judgePage);
  for (const file of files)
    if (partOf(file.path) === 'Unity export')
      await check(file.path.replace(/^static/, ''), (answer) => judgeFile(answer, file));
  return { checks, problems, pages, files };
}

function judgeHealth(answer: Answer, of: Pick<Origin, 'commit' | 'version'>): string | undefined {
  if (answer.status !== 200 && answer.status !== 503) return describeStatus(answer.status);
  const { commit, version } = health.parse(JSON.parse(decode(answer).toString('utf8')));
  if (commit === of.commit && version === of.version) return undefined;
  return `answers for the release ${version} of ${commit}, not ${of.version} of ${of.commit}.`;
}

function judgePage({ status, headers }: Answer): string | undefined {
  if (status !== 200) return describeStatus(status);
  const missing = HEADERS.filter((name) => headers[name] === undefined);
  return missing.length > 0 ? `lacks the headers ${missing.join(', ')}.` : undefined;
}

/** What is compressed already must not be compressed once more, or decoded, on its way. */
function judgeFile(answer: Answer, { path, sha256 }: ManifestFile): string | undefined {
  if (answer.status !== 200) return describeStatus(answer.status);
  const stored = /\.(?:br|gz)$/.test(path) ? answer.body : decode(answer);
  if (hash(stored) === sha256) return undefined;
  return 'is not, byte by byte, the file that was built: see which Content-Encoding the host gave it.';
}

/** Files that are stored plain may be compressed by the host on their way. */
function decode({ headers, body }: Answer): Buffer {
  if (headers['content-encoding'] === 'br') return brotliDecompressSync(body);
  if (headers['content-encoding'] === 'gzip') return gunzipSync(body);
  return body;
}

function describeStatus(status: number): string {
  const hint = status === 401 ? ' Is VERCEL_AUTOMATION_BYPASS_SECRET set?' : '';
  return `answers ${status}.${hint}`;
}

function hash(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}
