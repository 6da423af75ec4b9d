import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import node from '@astrojs/node';
import { type AstroInlineConfig, build, preview } from 'astro';
import unity from 'astro-unity';
import { afterAll, expect, it } from 'vitest';
import { freePort } from '../../../../tools/server-process.ts';
import { pagePerBuild } from '../pages.ts';
import { playerBuild } from '../player-build.ts';
import { baseConfig, type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';
import { fetchRaw } from './fetch-raw.ts';

const projects: Project[] = [];

afterAll(async () => {
  await Promise.all(projects.map((project) => project.remove()));
  await removeSyntheticExports();
});

it.each([
  ['at the root', '/', 'ignore'],
  ['under a base, with slashes at the end', '/docs', 'always'],
] as const)("the adapter's own server sends the headers %s", async (_, base, trailingSlash) => {
  const { directory } = await writeSyntheticExport({ streamingAssets: { 'a.json': '{}' } });
  const project = await writeProject({ 'src/pages/[name].astro': pagePerBuild() });
  projects.push(project);
  const port = await freePort();
  const config: AstroInlineConfig = {
    ...baseConfig(project.root),
    base,
    trailingSlash,
    adapter: node({ mode: 'standalone' }),
    integrations: [unity({ builds: { game: directory } })],
    server: { port, host: '127.0.0.1' },
  };
  await build(config);
  const server = await preview(config);
  try {
    const origin = `http://127.0.0.1:${port}`;
    const { body } = await fetchRaw(`${origin}${base.replace(/\/$/, '')}/game/`);
    const { parts, streamingAssetsUrl } = playerBuild(body.toString());

    const code = await fetchRaw(origin + parts.code.url);
    expect(code).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/wasm',
        'content-encoding': 'br',
        'content-length': String(parts.code.bytes),
        'cache-control': 'public, max-age=31536000, immutable, no-transform',
      },
    });
    expect(brotliDecompressSync(code.body).byteLength).toBe(parts.code.decodedBytes);
    const gzip = await fetchRaw(origin + parts.data.gzipUrl);
    expect(gzip.headers['content-encoding']).toBe('gzip');
    const loader = await fetchRaw(origin + parts.loader.url);
    expect(loader.headers['content-type']).toMatch('javascript');
    expect((await fetchRaw(`${origin}${streamingAssetsUrl}/a.json`)).body.toString()).toBe('{}');

    const stranger = parts.code.url.replace(/[^/]+$/, '..%2fentry.mjs');
    expect((await fetchRaw(origin + stranger)).status).toBe(404);
  } finally {
    await server.stop();
  }
  // The static handler, which is asked first, must not find what it cannot send rightly.
  await access(join(project.root, 'dist/server/unity'));
});
