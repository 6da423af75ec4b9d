import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createBodyCache } from '../../src/encode/body-cache.ts';
import { createEncoder } from '../../src/encode/encode-export.ts';
import { type Delivery, formsOf } from '../../src/encode/forms.ts';
import { readExport } from '../../src/export/read-export.ts';
import type { Bodies } from '../../src/pack/bodies.ts';
import {
  removeSyntheticExports,
  type SyntheticOptions,
  temporaryFolder,
  writeSyntheticExport,
} from '../synthetic-export.ts';

afterAll(removeSyntheticExports);

async function encode(options: SyntheticOptions, cacheFolder?: string, delivery?: Delivery) {
  const written = await writeSyntheticExport({ symbols: true, ...options });
  const folder = cacheFolder ?? (await temporaryFolder());
  let encoded = 0;
  const encoder = createEncoder(
    createBodyCache(folder),
    ({ done }) => {
      encoded = done;
    },
    delivery,
  );
  const source = await readExport(written.directory);
  return { written, source, folder, bodies: await encoder(source), encodedBytes: () => encoded };
}

const encodings = (bodies: Bodies) =>
  Object.fromEntries(
    [...bodies].map(([role, forms]) => [role, forms.map(({ encoding }) => encoding ?? 'as it is')]),
  );

describe('createEncoder', () => {
  it.each(['none', 'gzip', 'brotli'] as const)(
    'makes brotli and gzip of an export with compression %s',
    async (compression) => {
      const { source, bodies } = await encode({ compression });
      expect(encodings(bodies)).toEqual({
        loader: ['as it is'],
        framework: ['br', 'gzip', 'as it is'],
        code: ['br', 'gzip'],
        data: ['br', 'gzip'],
        symbols: ['br', 'gzip'],
      });
      for (const part of source.parts.values()) {
        for (const { encoding, file, bytes } of bodies.get(part.role) ?? []) {
          const body = await readFile(file);
          expect(body.byteLength).toBe(bytes);
          if (encoding === 'br') expect(brotliDecompressSync(body).byteLength).toBe(part.decodedBytes);
          if (encoding === 'gzip') expect(gunzipSync(body).byteLength).toBe(part.decodedBytes);
        }
      }
    },
  );

  it.each(['none', 'gzip', 'brotli'] as const)(
    'makes of %s what a host without headers can send',
    async (compression) => {
      const { bodies } = await encode({ compression }, undefined, 'plain');
      expect(encodings(bodies)).toMatchObject({ framework: ['as it is'], code: ['gzip'], data: ['gzip'] });
    },
  );

  it.each(['none', 'gzip', 'brotli'] as const)(
    'makes of %s what an edge can compress',
    async (compression) => {
      const { source, bodies } = await encode({ compression, dataBytes: 20_000 }, undefined, 'edge');
      expect(encodings(bodies)).toMatchObject({
        framework: ['as it is'],
        code: ['as it is'],
        data: ['gzip'],
      });
      const [code] = bodies.get('code') ?? [];
      const decoded = await readFile(code?.file ?? '');
      expect(decoded.subarray(0, 4)).toEqual(Buffer.from('\0asm'));
      expect(decoded.byteLength).toBe(source.parts.get('code')?.decodedBytes);
      const [framework] = bodies.get('framework') ?? [];
      expect(framework?.transferBytes).toBeLessThan(framework?.bytes ?? 0);
    },
  );

  it.each(['plain', 'edge', 'unknown'] as const)(
    'encodes nothing that nobody would decode: %s',
    async (delivery) => {
      const options = { compression: 'brotli', threads: true } as const;
      const { bodies } = await encode(options, undefined, delivery);
      expect(encodings(bodies)).toMatchObject({ memory: ['as it is'], symbols: ['as it is'] });
    },
  );

  it('makes for an unknown host what is right with headers and without', async () => {
    const { bodies } = await encode({ compression: 'brotli' }, undefined, 'unknown');
    expect(encodings(bodies)).toMatchObject({
      framework: ['br', 'gzip', 'as it is'],
      code: ['br', 'gzip'],
      data: ['br', 'gzip'],
    });
  });

  it('sends as gzip what an edge would not take', () => {
    const part = { role: 'code', file: '', compression: 'none', bytes: 1, sha256: '' } as const;
    expect(formsOf({ ...part, decodedBytes: 26_214_400 }, 'edge')).toEqual(['identity']);
    expect(formsOf({ ...part, decodedBytes: 26_214_401 }, 'edge')).toEqual(['gzip']);
  });

  it('keeps what Unity compressed to the byte', async () => {
    const { source, bodies } = await encode({ compression: 'brotli' });
    expect(bodies.get('code')?.[0]?.file).toBe(source.parts.get('code')?.file);
  });

  it('leaves the exports of UnityLoader alone', async () => {
    const { bodies, encodedBytes } = await encode({
      generation: 'unity-loader',
      compression: 'gzip',
      fallback: true,
      symbols: false,
    });
    expect(encodings(bodies)).toEqual({
      loader: ['as it is'],
      framework: ['gzip'],
      code: ['gzip'],
      data: ['gzip'],
    });
    expect(encodedBytes()).toBe(0);
  });

  it('compresses nothing that it compressed before', async () => {
    const first = await encode({});
    const second = await encode({}, first.folder);
    expect(first.encodedBytes()).toBeGreaterThan(0);
    expect(second.encodedBytes()).toBe(0);
    expect(second.bodies.get('data')?.[0]).toEqual(first.bodies.get('data')?.[0]);
  });

  it('makes an emptied file of the cache anew', async () => {
    const first = await encode({});
    const file = first.bodies.get('data')?.[0]?.file ?? '';
    await writeFile(file, '');
    const second = await encode({}, first.folder);
    expect(second.encodedBytes()).toBeGreaterThan(0);
    expect(brotliDecompressSync(await readFile(file)).byteLength).toBe(
      first.source.parts.get('data')?.decodedBytes,
    );
  });

  it('leaves no half-written file when a part cannot be read', async () => {
    const { source, folder } = await encode({});
    const data = source.parts.get('data');
    if (!data) throw new Error('no data');
    const gone = { ...data, file: join(folder, 'gone'), sha256: 'f'.repeat(64) };
    const encoder = createEncoder(createBodyCache(folder), () => {});
    await expect(encoder({ ...source, parts: new Map([['data', gone]]) })).rejects.toThrow('gone');
    expect((await readdir(folder)).filter((name) => name.startsWith('ffff'))).toEqual([]);
  });
});
