import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type AstroInlineConfig, build, preview } from 'astro';
import unity from 'astro-unity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../../tools/server-process.ts';
import { serveDev } from '../dev-server.ts';
import { pagePerBuild } from '../pages.ts';
import { baseConfig, type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';

let project: Project;
let config: AstroInlineConfig;

beforeAll(async () => {
  const threads = await writeSyntheticExport({ threads: true });
  const plain = await writeSyntheticExport();
  project = await writeProject({ 'src/pages/[name].astro': pagePerBuild() });
  const builds = { threads: threads.directory, plain: plain.directory };
  config = {
    ...baseConfig(project.root),
    server: { port: await freePort(), host: '127.0.0.1' },
    integrations: [unity({ builds, host: 'netlify' })],
  };
});

afterAll(async () => {
  await project?.remove();
  await removeSyntheticExports();
});

const ISOLATION = ['cross-origin-opener-policy', 'cross-origin-embedder-policy'];

async function expectIsolation(origin: string): Promise<void> {
  const get = (path: string) => fetch(origin + path, { headers: { accept: 'text/html,*/*' } });
  const threads = await get('/threads/');
  const html = await threads.text();
  expect(html).toMatch(/<\/html>\s*$/);
  expect(ISOLATION.map((name) => threads.headers.get(name))).toEqual(['same-origin', 'require-corp']);
  const worker = /\/_astro\/unity\/[0-9a-f]+\.worker\.js(?:\.\w+)?/.exec(html)?.[0];
  const script = await get(worker ?? '/no-worker');
  expect([script.status, script.headers.get('cross-origin-embedder-policy')]).toEqual([200, 'require-corp']);
  const plain = await get('/plain/');
  expect(plain.status).toBe(200);
  expect(ISOLATION.map((name) => plain.headers.get(name))).toEqual([null, null]);
}

describe('a page with threads is isolated, and no other', () => {
  it('in astro dev', async () => {
    const server = await serveDev(project.root, config);
    try {
      await expectIsolation(server.origin);
    } finally {
      await server.stop();
    }
  });

  it('in the rules for the host, and in astro preview', async () => {
    await build(config);
    const rules = await readFile(join(project.root, 'dist/_headers'), 'utf8');
    expect(rules).toMatch(/^\/threads\/\n {2}Cross-Origin-Opener-Policy: same-origin$/m);
    expect(rules).not.toMatch(/^\/plain\/$/m);
    const api = createServer((_, response) => response.end('answer')).listen(0, '127.0.0.1');
    await once(api, 'listening');
    const address = api.address();
    const target = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const server = await preview({ ...config, vite: { server: { proxy: { '/api': target } } } });
    try {
      const origin = `http://127.0.0.1:${server.port}`;
      await expectIsolation(origin);
      // The rules of preview take nothing away from a proxy of the site's own.
      expect(await (await fetch(`${origin}/api`)).text()).toBe('answer');
    } finally {
      await server.stop();
      api.close();
    }
  });
});
