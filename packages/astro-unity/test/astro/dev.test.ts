import { cp, rm } from 'node:fs/promises';
import type { AstroInlineConfig } from 'astro';
import unity from 'astro-unity';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type DevServer, serveDev } from '../dev-server.ts';
import { pagePerBuild } from '../pages.ts';
import { type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';

const projects: Project[] = [];
const servers: DevServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

afterAll(async () => {
  await Promise.all(projects.map((project) => project.remove()));
  await removeSyntheticExports();
});

async function serve(directory: string, config: AstroInlineConfig = {}): Promise<string> {
  const project = await writeProject({ 'src/pages/[name].astro': pagePerBuild() });
  projects.push(project);
  const server = await serveDev(project.root, {
    integrations: [unity({ builds: { game: directory } })],
    ...config,
  });
  servers.push(server);
  return server.origin;
}

async function addresses(page: string): Promise<Record<string, string>> {
  const html = (await (await fetch(page)).text()).replaceAll('&quot;', '"').replaceAll('&#34;', '"');
  return Object.fromEntries(
    [...html.matchAll(/"(\w+)":\{"url":"([^"]+)"/g)].map(([, role, url]) => [role, url]),
  );
}

describe('astro dev', () => {
  it.each(['gzip', 'brotli'] as const)(
    'sends every %s part with its type and encoding',
    async (compression) => {
      const { directory } = await writeSyntheticExport({ compression });
      const origin = await serve(directory, { base: '/docs' });
      const urls = await addresses(`${origin}/docs/game/`);
      const response = await fetch(origin + urls.code);
      expect(response.headers.get('content-type')).toBe('application/wasm');
      expect(response.headers.get('content-encoding')).toBe(compression === 'gzip' ? 'gzip' : 'br');
      expect([...new Uint8Array(await response.arrayBuffer()).subarray(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
      const data = await fetch(origin + urls.data);
      expect(data.headers.get('content-type')).toBe(
        compression === 'gzip' ? 'application/gzip' : 'application/octet-stream',
      );
      expect(await data.text()).toMatch(/^UnityWebData1\.0\0/);
    },
  );

  it('answers 404 for a file that is not part of any export', async () => {
    const { directory } = await writeSyntheticExport();
    const origin = await serve(directory);
    expect((await fetch(`${origin}/_astro/unity/0123456789abcdef.wasm`)).status).toBe(404);
  });

  it('says what is wrong with an export, and serves it once Unity has exported again', async () => {
    const damaged = await writeSyntheticExport({ indexHtml: false });
    const whole = await writeSyntheticExport();
    await rm(`${damaged.directory}/${damaged.files.code}`);
    const origin = await serve(damaged.directory);
    expect((await fetch(`${origin}/game/`)).status).toBe(500);

    await cp(whole.directory, damaged.directory, { recursive: true });
    await expect.poll(async () => (await fetch(`${origin}/game/`)).status, { interval: 300 }).toBe(200);
  });
});
