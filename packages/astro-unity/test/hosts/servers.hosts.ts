import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PlayerBuild } from 'astro-unity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerProcess } from '../../../../tools/server-process.ts';
import { diagnose } from '../../src/cli/doctor/doctor.ts';
import { MAX_ASSET_BYTES } from '../../src/hosts/cloudflare.ts';
import { headersOf } from '../../src/hosts/headers.ts';
import { playerBuild } from '../player-build.ts';
import type { Project } from '../project.ts';
import { removeSyntheticExports, temporaryFolder, writeSyntheticExport } from '../synthetic-export.ts';
import { decodeBody, fetchRaw } from './fetch-raw.ts';
import { buildFor } from './servers/build-for.ts';
import { tryToDeploy } from './servers/cloudflare.ts';
import { SERVERS } from './servers/index.ts';
import { canRun } from './servers/real-server.ts';

/** Exports of each kind, large enough that a server which compresses by itself would do so. */
const EXPORTS = {
  gzip: { compression: 'gzip', dataBytes: 50_000, streamingAssets: { 'level.json.gz': 'own bytes' } },
  brotli: { compression: 'brotli', symbols: true, background: true },
  threads: { threads: true },
  legacy: { generation: 'unity-loader' },
} as const;

afterAll(removeSyntheticExports);

describe.each(SERVERS)('$name', (host) => {
  describe.skipIf(!canRun(host))(canRun(host) ? 'serves' : `${host.program} is not installed`, () => {
    let project: Project;
    let server: ServerProcess;

    beforeAll(async () => {
      const builds: Record<string, string> = {};
      for (const [name, options] of Object.entries(EXPORTS))
        builds[name] = (await writeSyntheticExport(options)).directory;
      project = await buildFor(host, builds);
      server = await host.serve(project.root);
    });
    afterAll(async () => {
      await server?.[Symbol.asyncDispose]();
      await project?.remove();
    });

    const buildOf = async (name: string): Promise<PlayerBuild> =>
      playerBuild(decodeBody(await fetchRaw(`${server.origin}/${name}/`)).toString());

    it.each(Object.keys(EXPORTS))('every file of %s as it must be', async (name) => {
      const { parts } = await buildOf(name);
      for (const { url, gzipUrl = url, decodedBytes } of Object.values(parts)) {
        for (const address of new Set([url, gzipUrl])) {
          const answer = await fetchRaw(server.origin + address);
          expect.soft([address, answer.status]).toEqual([address, 200]);
          const received = decodeBody(answer);
          const isGzip = address.endsWith('.gz') && !answer.headers['content-encoding'];
          const decoded = isGzip ? gunzipSync(received) : received;
          // Exports of Unity 2019 and older are decoded by their own loader.
          if (name !== 'legacy') expect.soft(decoded.length, address).toBe(decodedBytes);
          const wanted = headersOf(address.replace('/_astro/', ''));
          // The type is that of the decoded file, and right only together with the encoding.
          if (wanted['Content-Encoding'] && !host.sends.includes('Content-Encoding')) continue;
          for (const header of host.sends) {
            const sent = answer.headers[header.toLowerCase()]?.toString().replace(/; charset=.*/, '');
            // No type means the same as this one (RFC 9110, §8.3).
            const value = sent ?? (header === 'Content-Type' ? 'application/octet-stream' : undefined);
            // What has no encoding may be compressed on the way, and pictures have a type of the server's own.
            const isFree = wanted[header] === undefined && header.startsWith('Content-');
            if (!isFree) expect.soft(value, `${header} of ${address}`).toBe(wanted[header]);
          }
        }
      }
    });

    it('files of the game itself as they are', async () => {
      const { streamingAssetsUrl } = await buildOf('gzip');
      const answer = await fetchRaw(`${server.origin}${streamingAssetsUrl}/level.json.gz`);
      expect([answer.status, answer.body.toString()]).toEqual([200, 'own bytes']);
      expect(answer.headers).not.toHaveProperty('content-encoding');
    });

    it('nothing in place of a file that is missing', async () => {
      const { parts } = await buildOf('brotli');
      const address = parts.code.url.replace(/[0-9a-f]{16}/, '0'.repeat(16));
      expect((await fetchRaw(server.origin + address)).status).toBe(404);
    });

    it.runIf(host.isolates)('pages with threads, and no others, isolated', async () => {
      const names = ['cross-origin-opener-policy', 'cross-origin-embedder-policy'];
      for (const [page, expected] of [
        ['threads', ['same-origin', 'require-corp']],
        ['gzip', [undefined, undefined]],
      ]) {
        const { headers } = await fetchRaw(`${server.origin}/${page}/`);
        expect(names.map((name) => headers[name])).toEqual(expected);
      }
    });

    it.runIf(host.sends.includes('Content-Type'))('what the doctor finds nothing wrong with', async () => {
      for (const name of Object.keys(EXPORTS)) {
        if (name === 'threads' && !host.isolates) continue;
        const { findings } = await diagnose(new URL(`${server.origin}/${name}/`));
        expect.soft(findings.filter(({ level }) => level === 'problem')).toEqual([]);
      }
    });
  });
});

describe('Cloudflare refuses', () => {
  it.each([
    [0, 'takes'],
    [1, 'refuses'],
  ])('a file of 25 MiB and %i bytes: wrangler %s it', async (more, verdict) => {
    const root = await temporaryFolder();
    await mkdir(join(root, 'dist'));
    await writeFile(join(root, 'dist/file.data'), Buffer.alloc(MAX_ASSET_BYTES + more));
    const deployed = tryToDeploy(root);
    if (verdict === 'takes') await deployed;
    else await expect(deployed).rejects.toThrow(/25 MiB/);
    await rm(root, { recursive: true });
  });
});
