import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseAllHeaders } from '@netlify/headers-parser';
import { type Browser, launchBrowser } from 'browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '../../../packages/astro-unity/src/cli/doctor/doctor.ts';
import { headersOf } from '../../../packages/astro-unity/src/hosts/headers.ts';
import type { ServerProcess } from '../../../tools/server-process.ts';
import { startUnrulyWorker, type UnrulyWorker } from '../api/unruly-worker.ts';
import { playing } from '../site-in-browser.ts';
import { buildFor, SITE } from './build-for.ts';
import { builtHeaders, OFFLINE, SERVERS, WRANGLER } from './servers.ts';

let browser: Browser;
let worker: UnrulyWorker;
let flags: Server;
let headers: Record<string, string>;

beforeAll(async () => {
  browser = await launchBrowser();
  worker = await startUnrulyWorker();
  const document = { version: 1, flags: { remote: { default: true } } };
  flags = createServer((_request, response) => response.end(JSON.stringify(document)));
  await once(flags.listen(0, '127.0.0.1'), 'listening');
  // What the headers must be is written down by this one.
  await buildFor('node');
  headers = await builtHeaders();
});
afterAll(async () => {
  await browser?.close();
  await worker?.[Symbol.asyncDispose]();
  flags?.close();
});

describe.each(SERVERS)('on $target', ({ target, files, redirects, isFaithful, serve }) => {
  let server: ServerProcess;

  beforeAll(async () => {
    if (target !== 'node') await buildFor(target);
    const address = flags.address();
    server = await serve({
      WORKER_API_URL: worker.url,
      WORKER_API_TOKEN: worker.token,
      FLAGS_URL: `http://127.0.0.1:${typeof address === 'object' && address?.port}/flags.json`,
    });
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  const get = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(server.origin + path, { redirect: 'manual', ...init });

  const list = (pattern: string): string[] =>
    globSync(pattern, { cwd: files }).map((file) => `/${file.replaceAll('\\', '/')}`);

  it('every page is there, with all headers', async () => {
    const pages = list('**/index.html').map((file) => file.replace(/index\.html$/, ''));
    expect(pages.length).toBeGreaterThan(20);
    for (const page of [...pages, '/robots.txt', '/unity-offline.js']) {
      const response = await get(page);
      await response.body?.cancel();
      expect.soft([page, response.status]).toEqual([page, 200]);
      expect.soft(Object.fromEntries(response.headers), page).toMatchObject(headers);
      expect.soft(response.headers.get('cache-control'), page).toMatch(/max-age=0/);
    }
  });

  it.runIf(redirects)('a page has one address', async () => {
    const response = await get('/demo');
    expect([307, 308]).toContain(response.status);
    expect(new URL(response.headers.get('location') ?? '', server.origin).pathname).toBe('/demo/');
  });

  it('an address without a page is the site’s own 404 page, with all headers', async () => {
    const response = await get('/no/such/page/');
    expect(response.status).toBe(404);
    expect(Object.fromEntries(response.headers)).toMatchObject(headers);
    expect(await response.text()).toContain('<main');
  });

  it.runIf(isFaithful)('assets may be kept for ever', async () => {
    for (const asset of list('_astro/**/*.{js,webp,woff2,br}')) {
      const response = await get(asset);
      await response.body?.cancel();
      expect
        .soft(response.headers.get('cache-control'), asset)
        .toMatch(/^public, max-age=31536000, immutable/);
    }
  });

  it('functions answer, with the headers of every answer', async () => {
    for (const path of ['/api/health', '/config.json', '/api/flags', '/api/clips', '/api/clips/walk']) {
      const response = await get(path);
      expect.soft([path, response.status]).toEqual([path, 200]);
      expect.soft(response.headers.get('content-type'), path).toBe('application/json');
      const { 'content-security-policy': _, ...others } = headers;
      expect.soft(Object.fromEntries(response.headers), path).toMatchObject(others);
      // Nothing inline is in them, so a host may leave out the hashes.
      expect.soft(response.headers.get('content-security-policy'), path).toMatch(/^default-src 'self'; /);
      await response.json();
    }
    expect(await (await get('/api/flags')).json()).toMatchObject({
      flags: { flags: { remote: { default: true } } },
    });
    const health = await (await get('/api/health')).json();
    expect(health).toMatchObject({ status: 'ok', worker: { state: 'ok' }, unity: { names: ['pose-demo'] } });
    expect(health.commit).toMatch(/^[0-9a-f]{40}$|^unknown$/);
  });

  it('functions take what a page sends, and nothing else', async () => {
    const post = (body: string, more: Record<string, string> = {}) =>
      get('/api/poses', { method: 'POST', body, headers: { 'content-type': 'application/json', ...more } });
    const saved = await post('{"settings":{},"seconds":1}');
    expect(saved.status).toBe(201);
    expect(saved.headers.get('ratelimit-limit')).toBe('20');
    const { id } = await saved.json();
    expect(await (await get(`/api/poses/${id}`)).json()).toEqual({ settings: {}, seconds: 1 });
    expect((await post('{')).status).toBe(400);
    if (isFaithful) expect((await post('{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const put = { method: 'PUT', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await get('/api/poses', put)).status).toBe(405);
  });

  it.skipIf(isFaithful)('its own parser reads the types and the caching of the Unity export', async () => {
    const { headers: rules, errors } = await parseAllHeaders({
      headersFiles: [join(files, '_headers')],
      configHeaders: [],
      minimal: false,
    });
    expect(errors).toEqual([]);
    const parts = list('_astro/unity/*');
    expect(parts.length).toBeGreaterThan(4);
    for (const part of parts) {
      const matching = rules.filter((rule) => 'forRegExp' in rule && rule.forRegExp.test(part));
      const sent = Object.assign({}, ...matching.map(({ values }) => values));
      expect(sent, part).toMatchObject({ ...headersOf(part.replace('/_astro/', '')), ...headers });
    }
  });

  it.runIf(target === 'node')('the proxy in front of it tells visitors apart', async () => {
    const left = async (visitor: string): Promise<string | undefined> => {
      const asked = request(`${server.origin}/api/clips`, {
        headers: { host: 'realmotionengine.example', 'x-forwarded-for': visitor },
      }).end();
      const [response] = await once(asked, 'response');
      response.resume();
      return response.headers['ratelimit-remaining'];
    };
    expect(await left('192.0.2.1')).toBe('119');
    expect(await left('192.0.2.1')).toBe('118');
    expect(await left('192.0.2.2')).toBe('119');
  });

  it.runIf(target === 'cloudflare')('wrangler would deploy it', async () => {
    await promisify(execFile)(WRANGLER, ['deploy', '--dry-run'], { cwd: SITE, env: OFFLINE });
  });

  it.runIf(isFaithful)('the doctor finds nothing wrong with the Unity export', async () => {
    const { findings } = await diagnose(new URL(`${server.origin}/demo/`));
    expect(findings.filter(({ level }) => level === 'problem')).toEqual([]);
  });

  it.runIf(isFaithful)(
    'the demo plays, without a violation of the policy, and without its network',
    async () => {
      const complaints: string[] = [];
      const context = await browser.newContext();
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${server.origin}/demo/`);
      await page.locator('unity-player[data-state=ready]').waitFor();
      expect(await playing(page)).toBe('walk');
      await page.getByRole('button', { name: /^Keep offline/ }).click();
      await page.getByText('This page works without a network.').waitFor();
      expect(complaints).toEqual([]);

      await context.setOffline(true);
      await page.reload();
      await page.locator('unity-player[data-state=ready]').waitFor();
      expect(await playing(page)).toBe('walk');
      await context.close();
    },
  );
});
