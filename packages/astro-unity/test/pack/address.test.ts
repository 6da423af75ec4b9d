import { describe, expect, it } from 'vitest';
import { type AssetAddress, assetUrl } from '../../src/pack/address.ts';

const PATH = 'unity/0123.wasm.br';

describe('assetUrl', () => {
  const cases: [string, AssetAddress, string][] = [
    ['the root', { base: '/', assets: '_astro' }, '/_astro/unity/0123.wasm.br'],
    ['a base', { base: '/docs', assets: '_astro' }, '/docs/_astro/unity/0123.wasm.br'],
    ['a base with slashes', { base: '/a/b/', assets: '_astro' }, '/a/b/_astro/unity/0123.wasm.br'],
    ['a base without slash', { base: 'docs', assets: '_astro' }, '/docs/_astro/unity/0123.wasm.br'],
    ['another assets folder', { base: '/', assets: 'static/files/' }, '/static/files/unity/0123.wasm.br'],
    [
      'a prefix, which replaces the base',
      { base: '/docs', assets: '_astro', assetsPrefix: 'https://cdn.example/x/' },
      'https://cdn.example/x/_astro/unity/0123.wasm.br',
    ],
    [
      'a prefix by extension',
      {
        base: '/',
        assets: '_astro',
        assetsPrefix: { br: 'https://br.example', fallback: 'https://cdn.example' },
      },
      'https://br.example/_astro/unity/0123.wasm.br',
    ],
    [
      'the fallback prefix',
      {
        base: '/',
        assets: '_astro',
        assetsPrefix: { js: 'https://js.example', fallback: 'https://cdn.example' },
      },
      'https://cdn.example/_astro/unity/0123.wasm.br',
    ],
    ['an empty prefix', { base: '/', assets: '_astro', assetsPrefix: '' }, '/_astro/unity/0123.wasm.br'],
  ];
  it.each(cases)('is absolute under %s', (_, address, expected) => {
    expect(assetUrl(PATH, address)).toBe(expected);
  });

  it('encodes names', () => {
    expect(assetUrl('unity/a b/ü?.json', { base: '/', assets: '_astro' })).toBe(
      '/_astro/unity/a%20b/%C3%BC%3F.json',
    );
  });
});
