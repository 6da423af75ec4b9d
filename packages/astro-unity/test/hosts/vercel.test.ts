import { describe, expect, it } from 'vitest';
import { vercelRoutes, withVercelRoutes } from '../../src/hosts/vercel.ts';

function headersFor(path: string, base = '/'): Record<string, string> {
  const matching = vercelRoutes({ base, assets: '_astro' }).filter(({ src }) => new RegExp(src).test(path));
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

  it('leaves the files of StreamingAssets as the game wants them', () => {
    expect(headersFor('/_astro/unity/0a.StreamingAssets/x.json.gz')).toEqual({});
  });
});

describe('withVercelRoutes', () => {
  it('puts the routes in front and keeps everything else', () => {
    const config = { version: 3, routes: [{ handle: 'filesystem' }], overrides: { a: {} } };
    const [route] = vercelRoutes({ base: '/', assets: '_astro' });
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
