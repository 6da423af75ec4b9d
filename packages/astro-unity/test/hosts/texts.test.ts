import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseAllHeaders } from '@netlify/headers-parser';
import { afterAll, describe, expect, it } from 'vitest';
import { AssetTooLargeError, checkAssetSizes, cloudflareHeaders } from '../../src/hosts/cloudflare.ts';
import { firebaseHeaders, withFirebaseHeaders } from '../../src/hosts/firebase.ts';
import { headersOf, isolationHeaders } from '../../src/hosts/headers.ts';
import { chooseHost, deliveryOf, emitHostFiles, type Host, type HostName } from '../../src/hosts/host.ts';
import { netlifyHeaders } from '../../src/hosts/netlify.ts';
import { showsThreads } from '../../src/hosts/shows-threads.ts';
import { removeSyntheticExports } from '../synthetic-export.ts';
import { FILES, SITE, writeHostedSite } from './hosted-site.ts';

afterAll(removeSyntheticExports);

const DOCS = { ...SITE, address: { base: '/docs', assets: '_astro' } };

describe('chooseHost', () => {
  const cases: [Host, HostName | undefined, string | undefined, string[]][] = [
    ['vercel', undefined, '@astrojs/vercel', ['netlify.toml']],
    ['node', undefined, '@astrojs/node', []],
    ['netlify', undefined, '@astrojs/netlify', []],
    ['cloudflare', undefined, '@astrojs/cloudflare', []],
    ['nginx', 'nginx', '@astrojs/node', []],
    ['none', 'none', undefined, ['firebase.json']],
    ['netlify', undefined, undefined, ['netlify.toml']],
    ['cloudflare', undefined, undefined, ['wrangler.jsonc']],
    ['firebase', undefined, undefined, ['firebase.json']],
    ['apache', undefined, undefined, ['public/.htaccess']],
    ['unknown', undefined, undefined, ['package.json']],
    ['unknown', undefined, 'somebody-elses-adapter', ['firebase.json']],
  ];
  it.each(cases)('%s for option %s, adapter %s, files %j', (host, option, adapter, files) => {
    expect(chooseHost({ option, adapter, hasFile: (path) => files.includes(path) })).toBe(host);
  });

  it.each([
    ['cloudflare', 'edge'],
    ['none', 'plain'],
    ['vercel', 'headers'],
    ['unknown', 'unknown'],
  ] as const)('%s delivers by %s', (host, delivery) => {
    expect(deliveryOf(host)).toBe(delivery);
  });
});

/** `_headers` as both hosts read it: a line that is not indented is a path, the others are its headers. */
function parseHeadersFile(text: string): Map<string, Record<string, string>> {
  const rules = new Map<string, Record<string, string>>();
  let current: Record<string, string> = {};
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name, value] = /^\s+([^:]+): (.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) current[name] = value;
    else {
      current = {};
      rules.set(line, current);
    }
  }
  return rules;
}

describe('netlifyHeaders', () => {
  /** What Netlify sends with a path, by its own reading of the file. */
  async function netlifySends(file: URL, path: string): Promise<Record<string, unknown>> {
    const { headers, errors } = await parseAllHeaders({
      headersFiles: [fileURLToPath(file)],
      configHeaders: [],
      minimal: false,
    });
    expect(errors).toEqual([]);
    const matching = headers.flatMap((header) =>
      'forRegExp' in header && header.forRegExp.test(path) ? [header.values] : [],
    );
    return Object.assign({}, ...matching);
  }

  it.each([
    ['', SITE],
    ['/docs', DOCS],
  ])("is read by Netlify's own parser as it is meant, under the base %j", async (base, site) => {
    const places = await writeHostedSite();
    const file = new URL('_headers', places.output);
    await writeFile(file, '/*\n  X-Mine: yes');
    expect(await emitHostFiles('netlify', site, places)).toEqual(['_headers']);
    for (const path of FILES) {
      expect(await netlifySends(file, `${base}/_astro/${path}`), path).toEqual({
        'X-Mine': 'yes',
        ...headersOf(path),
      });
    }
    expect(await netlifySends(file, `${base}/demo/`)).toEqual({ 'X-Mine': 'yes', ...isolationHeaders });
    expect(await netlifySends(file, `${base}/plain/`)).toEqual({ 'X-Mine': 'yes' });
  });

  it('has wildcards at the end of a path only', () => {
    for (const path of parseHeadersFile(netlifyHeaders(SITE)).keys())
      expect(path).toMatch(/^\/[^*]*(\/\*)?$/);
  });
});

describe('Cloudflare', () => {
  it('is told of caching and isolation, never of encoding', () => {
    const text = cloudflareHeaders(SITE, '');
    expect([...parseHeadersFile(text).keys()]).toEqual(['/_astro/unity/*', '/demo/']);
    expect(text).not.toMatch(/encoding|no-transform/i);
  });

  it('is not told of caching a second time', () => {
    const adapters = '/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n';
    expect([...parseHeadersFile(cloudflareHeaders(SITE, adapters)).keys()]).toEqual(['/demo/']);
  });

  it('takes 25 MiB for one file, and no byte more', () => {
    const file = { path: 'unity/1.data.gz', content: { text: '' } };
    expect(() => checkAssetSizes('game', [{ ...file, bytes: 26_214_400 }], {})).not.toThrow();
    const tooLarge = [{ ...file, bytes: 26_214_401 }];
    expect(() => checkAssetSizes('game', tooLarge, {})).toThrow(AssetTooLargeError);
    const assetsPrefix = 'https://files.example.com';
    expect(() => checkAssetSizes('game', tooLarge, { assetsPrefix })).not.toThrow();
  });
});

describe('firebase.json', () => {
  const rules = firebaseHeaders(SITE);
  const merge = (config: unknown) => withFirebaseHeaders(config, rules, SITE);

  it('gets the rules, after those of the site', () => {
    const own = { source: '/**', headers: [{ key: 'X-Mine', value: 'yes' }] };
    expect(merge({ hosting: { public: 'dist', headers: [own] }, functions: {} })).toEqual({
      hosting: { public: 'dist', headers: [own, ...rules] },
      functions: {},
    });
  });

  it('is the same after a second build', () => {
    const once = merge({ hosting: [{ target: 'a' }, { target: 'b' }] });
    expect(merge(once)).toEqual(once);
  });

  it('puts the most particular rule last, which is the one that counts', () => {
    const sources = rules.map(({ source }) => source);
    expect(sources[0]).toBe('/_astro/unity/**');
    expect(sources.indexOf('/_astro/unity/*.worker.js')).toBeGreaterThan(
      sources.indexOf('/_astro/unity/*.js'),
    );
  });

  it('is made where the site has none, and left alone where it is no JSON', async () => {
    const places = await writeHostedSite();
    const file = new URL('firebase.json', places.root);
    await emitHostFiles('firebase', SITE, places);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ hosting: { public: 'dist', headers: rules } });
    await writeFile(file, '{ // mine\n}');
    await expect(emitHostFiles('firebase', SITE, places)).rejects.toMatchObject({
      message: expect.stringContaining('firebase.json'),
      hint: expect.stringContaining('hosting'),
    });
    expect(await readFile(file, 'utf8')).toBe('{ // mine\n}');
  });
});

describe('showsThreads', () => {
  const build = (parts: object) => JSON.stringify({ name: 'a', parts });
  it.each([
    [true, `<unity-player data-build="${build({ worker: {} }).replaceAll('"', '&quot;')}">`],
    [true, `<unity-player data-build="${build({ worker: {} }).replaceAll('"', '&#34;')}">`],
    [true, `<unity-player data-build='${build({ worker: {} })}'>`],
    [false, `<unity-player data-build='${build({ code: {} })}'>`],
    [false, '<p>"worker":{ is a word</p>'],
  ])('%s for %s', (expected, html) => {
    expect(showsThreads(html)).toBe(expected);
  });
});
