import { join } from 'node:path';
import node from '@astrojs/node';
import react from '@astrojs/react';
import { build, preview } from 'astro';
import unity from 'astro-unity';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../../../tools/server-process.ts';
import { serveDev } from '../dev-server.ts';
import { testPage } from '../pages.ts';
import { servePlainly } from '../plain-server.ts';
import { baseConfig } from '../project.ts';
import { writeSyntheticExport } from '../synthetic-export.ts';
import { THREAD_ANSWERS } from '../synthetic-threads.ts';
import {
  isIsolated,
  outcome,
  PLAYER,
  prepareThreadSites,
  type ThreadSites,
  workers,
} from './thread-sites.ts';

let sites: ThreadSites;

beforeAll(async () => {
  sites = await prepareThreadSites();
});

afterEach(() => sites.leave());
afterAll(() => sites?.close());

it('threads run under a base on a host that sends no headers', async () => {
  const { root } = await sites.createProject({ 'src/pages/game.astro': testPage(PLAYER) });
  await build({
    ...baseConfig(root),
    base: '/docs',
    outDir: join(root, 'out/docs'),
    integrations: [unity({ builds: sites.builds, host: 'none' })],
  });
  const server = await servePlainly(join(root, 'out'));
  try {
    expect(await outcome(await sites.open(`${server.url}/docs/game/`))).toEqual(THREAD_ANSWERS);
  } finally {
    await server.close();
  }
});

it('threads run where headers are sent, and view transitions load what they cannot isolate', async () => {
  const { root } = await sites.createProject();
  const port = await freePort();
  const config = {
    ...baseConfig(root),
    server: { port, host: '127.0.0.1' },
    integrations: [react(), unity({ builds: sites.builds, host: 'netlify' as const })],
  };
  await build(config);
  const server = await preview(config);
  try {
    const opened = await sites.open(`http://127.0.0.1:${port}/`);
    expect(await isIsolated(opened)).toBe(false);
    await opened.click('text=Play');
    await opened.waitForURL('**/routed/');
    expect(await outcome(opened)).toEqual(THREAD_ANSWERS);
    expect(await workers(opened)).toEqual([]);
    await opened.click('text=Home');
    await opened.locator('text=Play').waitFor();
    expect(await isIsolated(opened)).toBe(false);
  } finally {
    await server.stop();
  }
});

it("on Node's server, headers go with pages on demand, and a worker helps the others", async () => {
  const { root } = await sites.createProject({
    'src/pages/demand.astro': testPage(PLAYER, { frontmatter: 'export const prerender = false;' }),
    'src/pages/quick.astro': testPage('<p>No player</p>', { frontmatter: 'export const prerender = false;' }),
    'src/pages/prerendered.astro': testPage(PLAYER),
  });
  const port = await freePort();
  const config = {
    ...baseConfig(root),
    adapter: node({ mode: 'standalone' }),
    server: { port, host: '127.0.0.1' },
    integrations: [unity({ builds: sites.builds })],
  };
  await build(config);
  const server = await preview(config);
  try {
    const origin = `http://127.0.0.1:${port}`;
    const policies = async (path: string) =>
      (await fetch(origin + path)).headers.get('cross-origin-embedder-policy');
    expect([await policies('/demand'), await policies('/quick')]).toEqual(['require-corp', null]);
    const onDemand = await sites.open(`${origin}/demand`);
    expect(await outcome(onDemand)).toEqual(THREAD_ANSWERS);
    expect(await workers(onDemand)).toEqual([]);
    expect(await outcome(await sites.open(`${origin}/prerendered/`))).toEqual(THREAD_ANSWERS);
  } finally {
    await server.stop();
  }
});

it('a build for WebGPU says what is missing where the browser has none', async () => {
  const { directory } = await writeSyntheticExport({ webGpu: true });
  const { root } = await sites.createProject({ 'src/pages/index.astro': testPage(PLAYER) });
  await build({
    ...baseConfig(root),
    integrations: [unity({ builds: { threads: directory }, host: 'none' })],
  });
  const server = await servePlainly(join(root, 'dist'));
  try {
    const opened = await sites.open(server.url);
    expect(await outcome(opened)).toEqual(['webgpu', expect.stringContaining('no adapter')]);
    expect(await opened.locator('unity-player').textContent()).toContain('needs WebGPU');
  } finally {
    await server.close();
  }
});

it('threads run in astro dev', async () => {
  const { root } = await sites.createProject();
  const server = await serveDev(root, { integrations: [react(), unity({ builds: sites.builds })] });
  try {
    for (const path of ['/deeply/nested/game', '/island']) {
      expect(await outcome(await sites.open(server.origin + path)), path).toEqual(THREAD_ANSWERS);
    }
  } finally {
    await server.stop();
  }
});
