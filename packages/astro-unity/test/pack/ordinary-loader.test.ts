import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ordinaryLoader } from '../../src/pack/loader/ordinary-loader.ts';
import { syntheticFallbackLoader, syntheticUnityLoader } from '../synthetic-fallback.ts';
import { syntheticLoader } from '../synthetic-parts.ts';

const CONFIG = { dataUrl: '/a.data.br', frameworkUrl: '/b.framework.js.br', codeUrl: '/c.wasm.br' };

/** The same code as Unity's minified releases have it: one line, sequences, short forms. */
const MINIFIED = syntheticFallbackLoader()
  .replace(/\n\s*/g, ' ')
  .replace(
    'Module.wasmBinary = downloads[1]; downloads[0](Module);',
    'Module.wasmBinary=downloads[1],downloads[0](Module);',
  )
  .replace(
    'URL.revokeObjectURL(url); resolve(unityFramework);',
    'URL.revokeObjectURL(url),resolve(unityFramework)',
  );

describe('a loader with decompression fallback', () => {
  it('downloads everything into memory and runs the framework from there, before', async () => {
    const { fetched, scripts, module } = await start(syntheticFallbackLoader());
    expect(fetched).toEqual(['/a.data.br', '/b.framework.js.br', '/c.wasm.br']);
    expect(scripts).toEqual(['blob:1']);
    expect(module.wasmBinary).toBeDefined();
  });

  it.each([
    ['as in development builds', syntheticFallbackLoader()],
    ['minified', MINIFIED],
    [
      'without decoders, as in exports that are not compressed',
      syntheticFallbackLoader().replace(/(require|decompress): function.*\n/g, ''),
    ],
  ])('becomes an ordinary one: %s', async (_name, text) => {
    const changed = textOf(ordinaryLoader(text, 'create-unity-instance'));
    expect(changed.length).toBeLessThan(text.length);
    expect(changed).not.toMatch(/Worker|Blob|ObjectURL|this\.decompress/);
    const { fetched, scripts, module } = await start(changed);
    expect(fetched).toEqual(['/a.data.br']);
    expect(scripts).toEqual(['/b.framework.js.br']);
    expect(module).not.toHaveProperty('wasmBinary');
    expect(module.codeUrl).toBe('/c.wasm.br');
  });

  it.each([
    ['a loader without fallback', syntheticLoader(), 'the loop over its decoders 0 times'],
    [
      'code that runs from memory as well',
      syntheticFallbackLoader().replace(
        'Module.wasmBinary',
        'URL.createObjectURL(downloads[1]); Module.wasmBinary',
      ),
      'an object URL for the framework 2 times',
    ],
    [
      'code that is waited for elsewhere',
      syntheticFallbackLoader().replace(
        'download("codeUrl")',
        'Promise.resolve().then(function () { return download("codeUrl"); })',
      ),
      'does not wait for framework and code together',
    ],
    [
      'no memory for the code',
      syntheticFallbackLoader().replace('Module.wasmBinary', 'var binary'),
      'an assignment to Module.wasmBinary 0 times',
    ],
    [
      'bytes that are passed on in another way',
      syntheticFallbackLoader().replace('resolve(bytes);', 'return resolve(bytes);'),
      'does not look for the right decoder in a loop',
    ],
    ['no JavaScript', 'function createUnityInstance( {', 'is no JavaScript'],
  ])('is left alone where it is built differently: %s', (_name, text, problem) => {
    expect(ordinaryLoader(text, 'create-unity-instance')).toEqual({
      problem: expect.stringContaining(problem),
    });
  });
});

describe('UnityLoader.js', () => {
  const changed = textOf(ordinaryLoader(syntheticUnityLoader(), 'unity-loader'));
  const content = Buffer.from('UnityWebData1.0\0');

  it.each([
    ['what the browser decoded', content],
    ['what no host decoded', gzipSync(content)],
  ])('has the browser decode %s', async (_name, bytes) => {
    const sandbox: Record<string, unknown> = { Response, DecompressionStream, Uint8Array };
    const decoded = await new Promise<Uint8Array>((resolve) => {
      runInNewContext(`${changed}; UnityLoader.Job.complete(bytes, resolve);`, {
        ...sandbox,
        bytes: new Uint8Array(bytes),
        resolve,
      });
    });
    expect(Buffer.from(decoded)).toEqual(content);
  });

  it('carries no decoder and starts no worker', () => {
    expect(changed).not.toMatch(/Worker|hasUnityMarker|require/);
    expect(changed).toContain('instantiate: function');
  });

  it.each([
    [
      'decoders used in another way',
      `${syntheticUnityLoader()} UnityLoader.Compression.gzip.decompress();`,
      'uses its decoders in an unknown way',
    ],
    ['other decoders', syntheticUnityLoader().replace('brotli:', 'zstd:'), 'an object of decoders 0 times'],
  ])('is left alone where it is built differently: %s', (_name, text, problem) => {
    expect(ordinaryLoader(text, 'unity-loader')).toEqual({ problem: expect.stringContaining(problem) });
  });
});

function textOf(loader: ReturnType<typeof ordinaryLoader>): string {
  if ('problem' in loader) throw new Error(loader.problem);
  return loader.text;
}

/** Starts a loader in a page that has nothing in it, and tells what it asked for. */
async function start(text: string) {
  const fetched: string[] = [];
  const scripts: string[] = [];
  let module: Record<string, unknown> = {};
  const sandbox = {
    Uint8Array,
    Blob,
    URL: { createObjectURL: () => 'blob:1', revokeObjectURL: () => {} },
    performance,
    fetch: async (url: string) => {
      fetched.push(url);
      return new Response('content');
    },
    document: {
      createElement: () => ({ src: '', onload: () => {} }),
      body: {
        appendChild: (script: { src: string; onload(): void }) => {
          scripts.push(script.src);
          setTimeout(() => script.onload());
        },
      },
    },
    unityFramework: (given: Record<string, unknown>) => {
      module = given;
    },
    config: CONFIG,
  };
  await runInNewContext(`${text}; createUnityInstance({}, config);`, sandbox);
  return { fetched, scripts, module };
}
