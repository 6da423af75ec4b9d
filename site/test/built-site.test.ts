import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { BuildOutputServer } from 'build-output-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOutput, listPages, serveBuiltSite } from '../scripts/built-site.ts';

/** What `pnpm build` wrote; `pnpm test` runs that first. */
let server: BuildOutputServer;
const pages = await listPages();
const assets = await listAssets();

beforeAll(async () => {
  server = await serveBuiltSite();
});
afterAll(() => server.close());

function get(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(server.url + path, { redirect: 'manual', ...init });
}

const securityHeaders: [name: string, value: RegExp][] = [
  ['content-security-policy', /^default-src 'self'; script-src 'self' 'wasm-unsafe-eval'/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['permissions-policy', /microphone=\(\)/],
  ['referrer-policy', /^strict-origin-when-cross-origin$/],
  ['strict-transport-security', /^max-age=\d{8}/],
  ['x-content-type-options', /^nosniff$/],
];

describe('pages', () => {
  test('there are the home page, the demo, the index of notebooks, and notebooks', () => {
    expect(pages).toEqual(expect.arrayContaining(['/', '/demo/', '/notebooks/']));
    expect(pages.filter((page) => /^\/notebooks\/./.test(page)).length).toBeGreaterThanOrEqual(3);
  });

  test.each(pages)('%s is an HTML page that is looked up again each time', async (page) => {
    const response = await get(page);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(await response.text()).toMatch(/<title>[^<]+<\/title>/);
  });

  test.each(pages.filter((page) => page !== '/'))('%s without its slash redirects to it', async (page) => {
    const response = await get(page.slice(0, -1));
    expect([response.status, response.headers.get('location')]).toEqual([308, page]);
  });

  test('an address without a page is answered with the site’s own 404 page', async () => {
    const response = await get('/no/such/page/');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<main');
  });

  test.each(['/', '/no/such/page/', '/api/health', '/robots.txt'])(
    '%s carries the security headers',
    async (path) => {
      const { headers } = await get(path);
      for (const [name, value] of securityHeaders) expect(headers.get(name), name).toMatch(value);
    },
  );

  test('no page or script allows anything inline by a blanket word', async () => {
    expect((await get('/')).headers.get('content-security-policy')).not.toContain('unsafe-inline');
  });
});

describe('assets', () => {
  test.each(assets)('%s may be kept for ever', async (asset) => {
    const response = await get(asset, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=31536000, immutable/);
  });
});

describe('the Unity export', () => {
  const parts = assets.filter((asset) => asset.startsWith('/_astro/unity/'));

  test.each([
    ['code', /\.wasm(\.\w+)?$/, 'application/wasm'],
    ['data', /\.data(\.\w+)?$/, /^application\/(octet-stream|gzip)$/],
    ['framework', /\.js(\.\w+)?$/, /^text\/javascript/],
  ])('%s is deployed with its type, and its encoding if it is compressed', async (_part, name, type) => {
    const found = parts.filter((part) => name.test(part));
    expect(found).not.toHaveLength(0);
    for (const part of found) {
      const { headers } = await get(part, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
      expect(headers.get('content-type'), part).toMatch(type);
      expect(headers.get('content-encoding'), part).toBe(encodingOf(part));
    }
  });

  test('the body is what the headers say', async () => {
    const code = parts.find((part) => /\.wasm(\.\w+)?$/.test(part));
    const bytes = new Uint8Array(await (await get(code ?? '')).arrayBuffer());
    expect([...bytes.subarray(0, 4)]).toEqual([0x00, 0x61, 0x73, 0x6d]);
  });
});

describe('/api/health', () => {
  const health = z.strictObject({
    status: z.literal('ok'),
    version: z.string().regex(/^\d+\.\d+\.\d+/),
    commit: z.string().regex(/^[0-9a-f]{40}$|^unknown$/),
    unity: z.strictObject({ builds: z.number(), names: z.array(z.string()) }),
    notebooks: z.strictObject({ count: z.number() }),
    worker: z.strictObject({ state: z.literal('none') }),
  });

  test('says what is deployed', async () => {
    const response = await get('/api/health');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { unity, notebooks } = health.parse(await response.json());
    expect(unity).toEqual({ builds: 1, names: ['pose-demo'] });
    expect(notebooks.count).toBe(pages.filter((page) => /^\/notebooks\/./.test(page)).length);
  });

  test('answers a client that asks for it again', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => get('/api/health')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  });
});

test('the function stays small', async () => {
  let bytes = 0;
  for await (const entry of glob('functions/**/*.{js,mjs,cjs,node,so*}', { cwd: buildOutput })) {
    bytes += readFileSync(join(buildOutput, entry)).length;
  }
  expect(bytes).toBeLessThan(2_000_000);
});

async function listAssets(): Promise<string[]> {
  const found: string[] = [];
  const cwd = join(buildOutput, 'static');
  for await (const entry of glob('_astro/**', { cwd, withFileTypes: true })) {
    if (entry.isFile())
      found.push(join('/', entry.parentPath.slice(cwd.length), entry.name).replaceAll('\\', '/'));
  }
  return found.sort();
}

function encodingOf(path: string): string | null {
  if (path.endsWith('.br')) return 'br';
  return path.endsWith('.gz') ? 'gzip' : null;
}
