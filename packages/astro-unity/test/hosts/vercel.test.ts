import { describe, expect, it } from 'vitest';
import { vercelRoutes, withVercelRoutes } from '../../src/hosts/vercel.ts';

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
  it('puts the routes in front and keeps everything else', () => {
    const config = { version: 3, routes: [{ handle: 'filesystem' }], overrides: { a: {} } };
    const [route] = vercelRoutes({ address: { base: '/', assets: '_astro' }, isolatedPages: [] });
    if (!route) throw new Error('no route');
    expect(withVercelRoutes(config, [route])).toEqual({
      ...config,
      routes: [route, { handle: 'filesystem' }],
    });
  });

  it.each([null, [], 'x'])('refuses %j', (config) => {
    expect(() => withVercelRoutes(config, [])).toThrow('config.json');
  });
});
