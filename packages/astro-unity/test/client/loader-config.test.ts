import { afterEach, expect, it, vi } from 'vitest';
import { loaderConfig } from '../../src/client/engine/loader-config.ts';
import type { PlayerBuild, PlayerPart } from '../../src/pack/types.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const part = (url: string): PlayerPart => ({ url, bytes: 1, decodedBytes: 1 });

const BUILD: PlayerBuild = {
  name: 'game',
  generation: 'create-unity-instance',
  parts: {
    loader: part('/docs/_astro/unity/1.loader.js'),
    framework: part('/docs/_astro/unity/2.framework.js.br'),
    code: part('/docs/_astro/unity/3.wasm.br'),
    data: part('/docs/_astro/unity/4.data.br'),
    memory: part('/docs/_astro/unity/5.mem'),
    symbols: part('/docs/_astro/unity/6.symbols.json'),
    worker: part('/docs/_astro/unity/7.worker.js'),
  },
  emptyDataUrl: '/docs/_astro/unity/8.empty.data',
  decompressionFallback: false,
  // As the export says it, for a page beside its files.
  config: { streamingAssetsUrl: 'StreamingAssets', symbolsUrl: 'Build/Game.symbols.json' },
  bytes: 7,
  decodedBytes: 7,
};

function configOf(build: PlayerBuild): Record<string, unknown> {
  vi.stubGlobal('document', { baseURI: 'https://example.com/docs/deeply/nested/game/' });
  return loaderConfig(build, {
    frameworkUrl: '/docs/_astro/unity/2.framework.js',
    workerUrl: '/docs/_astro/unity/7.worker.js',
    data: new Promise(() => {}),
    module: new Promise(() => {}),
    window: globalThis,
    signal: new AbortController().signal,
    engine: () => {},
    begin: () => {},
    fail: () => {},
    message: () => {},
  });
}

it('gives the loader the final address of everything that it asks for', () => {
  expect(configOf(BUILD)).toMatchObject({
    dataUrl: '/docs/_astro/unity/8.empty.data',
    frameworkUrl: '/docs/_astro/unity/2.framework.js',
    codeUrl: '/docs/_astro/unity/3.wasm.br',
    workerUrl: '/docs/_astro/unity/7.worker.js',
    memoryUrl: '/docs/_astro/unity/5.mem',
    symbolsUrl: '/docs/_astro/unity/6.symbols.json',
  });
});

it.each([
  [
    'deployed',
    '/docs/_astro/unity/9.StreamingAssets',
    'https://example.com/docs/_astro/unity/9.StreamingAssets',
  ],
  [
    'behind a prefix',
    'https://cdn.example/unity/9.StreamingAssets',
    'https://cdn.example/unity/9.StreamingAssets',
  ],
])(
  'gives StreamingAssets that are %s an absolute address, on nested routes as well',
  (_, deployed, expected) => {
    expect(configOf({ ...BUILD, streamingAssetsUrl: deployed })).toMatchObject({
      streamingAssetsUrl: expected,
    });
  },
);
