import { join } from 'node:path';
import vercel from '@astrojs/vercel';
import { build } from 'astro';
import unity from 'astro-unity';
import { serveBuildOutput } from 'build-output-server';
import { afterAll, describe, expect, it } from 'vitest';
import { headersOf } from '../../src/hosts/headers.ts';
import { vercelRoutes, withVercelRoutes } from '../../src/hosts/vercel.ts';
import { pagePerBuild } from '../pages.ts';
import { playerBuild } from '../player-build.ts';
import { baseConfig, type Project, writeProject } from '../project.ts';
import { removeSyntheticExports, writeSyntheticExport } from '../synthetic-export.ts';
import { decodeBody, fetchRaw } from './fetch-raw.ts';
import { SITE } from './hosted-site.ts';

const projects: Project[] = [];

afterAll(async () => {
  await Promise.all(projects.map((project) => project.remove()));
  await removeSyntheticExports();
});

function headersFor(path: string, base = '/'): Record<string, string> {
  const site = { address: { base, assets: '_astro' }, isolatedPages: ['/demo/', '/'] };
  const matching = vercelRoutes(site).filter(({ src }) => new RegExp(src).test(path));
  return Object.assign({}, ...matching.map(({ headers }) => headers));
}

describe('vercelRoutes', () => {
  it.each([
    ['/_astro/unity/0a.wasm.br', '/', 'application/wasm', 'br'],
    ['/docs/_astro/unity/0a.wasm.br', '/docs', 'application/wasm', 'br'],
    ['/_astro/unity/0a.data.gz', '/docs/', 'application/gzip', 'gzip'],
    ['/_astro/unity/0a.framework.js', '/', 'text/javascript', undefined],
  ])('%s gets the headers of its kind', (path, base, type, encoding) => {
    const headers = headersFor(path, base);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-encoding']).toBe(encoding);
  });

  it.each([
    '/_astro/other.js',
    '/unity/0a.wasm.br',
    '/x/_astro/unity/0a.wasm.br',
    '/_astroXunity/0a.wasm.br',
  ])('leaves %s alone', (path) => {
    expect(headersFor(path)).toEqual({});
  });

  it.each([
    ['/demo/', '/'],
    ['/demo', '/'],
    ['/', '/'],
    ['/docs/demo/', '/docs'],
    ['/docs/', '/docs'],
  ])('isolates the page %s under %s', (path, base) => {
    expect(headersFor(path, base)).toEqual({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
  });

  it.each(['/demo/other/', '/demonstration/', '/about/'])('does not isolate %s', (path) => {
    expect(headersFor(path)).toEqual({});
  });

  it('leaves the files of StreamingAssets as the game wants them', () => {
    expect(headersFor('/_astro/unity/0a.StreamingAssets/x.json.gz')).toEqual({});
  });
});

describe('withVercelRoutes', () => {
  const routes = vercelRoutes({ address: SITE.address, isolatedPages: [] });
  const CACHING = {
    src: '^/_astro(?:/(.*))$',
    headers: { 'cache-control': 'public, max-age=31536000, immutable' },
    continue: true,
  };
  const REDIRECT = { src: '^/old$', headers: { Location: '/new' }, status: 308 };
  const POLICY = { src: '/', headers: { 'content-security-policy': "default-src 'self'" } };
  const HANDLE = { handle: 'filesystem' };
  const ELSEWHERE = { ...CACHING, src: '^/fonts/(.*)$' };

  it.each<[string, unknown[], number]>([
    ['behind the rule for the assets folder', [REDIRECT, CACHING, HANDLE], 2],
    ['before what ends the phase', [CACHING, POLICY, HANDLE], 1],
    ['first where there is no such rule', [REDIRECT, ELSEWHERE, HANDLE, CACHING], 0],
    ['alone where there is nothing', [], 0],
  ])('puts the routes %s, and keeps everything else', (_, existing, index) => {
    const config = { version: 3, routes: existing, overrides: { a: {} } };
    expect(withVercelRoutes(config, routes, SITE)).toEqual({
      ...config,
      routes: existing.toSpliced(index, 0, ...routes),
    });
  });

  it.each([null, [], 'x'])('refuses %j', (config) => {
    expect(() => withVercelRoutes(config, [], SITE)).toThrow('config.json');
  });
});

describe("on Vercel, behind the adapter's own routes", () => {
  it.each([
    ['static', {}],
    ['with static headers', { staticHeaders: true }],
  ])('every file has its final headers: %s', async (_, options) => {
    const { directory } = await writeSyntheticExport({ threads: true, symbols: true });
    const project = await writeProject({ 'src/pages/[name].astro': pagePerBuild() });
    projects.push(project);
    await build({
      ...baseConfig(project.root),
      adapter: vercel(options),
      security: { csp: true },
      integrations: [unity({ builds: { game: directory } })],
    });
    const server = await serveBuildOutput({ directory: join(project.root, '.vercel/output') });
    try {
      const page = await fetchRaw(`${server.url}/game/`);
      expect(page.headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      const { parts } = playerBuild(decodeBody(page).toString());
      const urls = Object.values(parts).flatMap(({ url, gzipUrl }) => (gzipUrl ? [url, gzipUrl] : [url]));
      expect(urls.length).toBeGreaterThan(Object.keys(parts).length);
      for (const url of urls) {
        const { status, headers } = await fetchRaw(server.url + url);
        expect.soft([url, status]).toEqual([url, 200]);
        const wanted = Object.entries(headersOf(url.replace('/_astro/', '')));
        for (const [name, value] of wanted)
          expect.soft(headers[name.toLowerCase()], `${name} of ${url}`).toBe(value);
      }
    } finally {
      await server.close();
    }
  });
});
