import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { formatBytes } from '../../../src/cli/table.ts';
import { createBodyCache } from '../../../src/encode/body-cache.ts';
import { createEncoder, type EncodeOptions } from '../../../src/encode/encode-export.ts';
import type { Delivery } from '../../../src/encode/forms.ts';
import { findUnpackedContent, MAX_GROWTH_BYTES } from '../../../src/encode/unpack/unpacked-content.ts';
import { readDataHeader } from '../../../src/export/content/data-container.ts';
import { readExport } from '../../../src/export/read-export.ts';
import { packExport } from '../../../src/pack/pack-export.ts';
import { reportUnpacked } from '../../../src/unpacked-report.ts';
import { readArchive } from '../../read-archive.ts';
import { repetitiveText, syntheticArchive } from '../../synthetic-archive.ts';
import {
  removeSyntheticExports,
  type SyntheticOptions,
  temporaryFolder,
  writeSyntheticExport,
} from '../../synthetic-export.ts';

afterAll(removeSyntheticExports);

const FILES = new Map([
  ['level0', repetitiveText(60_000)],
  ['sharedassets0.assets', repetitiveText(90_000)],
]);
const ARCHIVE = syntheticArchive(FILES);

interface Setting extends EncodeOptions {
  delivery?: Delivery;
  cacheFolder?: string;
}

/** Deploys an export whose scenes are compressed as Unity compresses them. */
async function deploy(options: SyntheticOptions, setting: Setting = {}) {
  const { directory, files } = await writeSyntheticExport({ archive: ARCHIVE, ...options });
  const source = await readExport(directory);
  const cacheFolder = setting.cacheFolder ?? (await temporaryFolder());
  const progress: { done: number; total: number }[] = [];
  const encode = createEncoder(
    createBodyCache(cacheFolder),
    (current) => progress.push({ ...current }),
    setting.delivery,
  );
  const bodies = await encode(source, { unpack: setting.unpack });
  const packed = packExport('game', source, bodies, { base: '/', assets: '_astro' });
  const stored = await readFile(join(directory, files.data));
  return { source, packed, stored, cacheFolder, progress, data: bodies.get('data') ?? [] };
}

const DECODERS = { br: brotliDecompressSync, gzip: gunzipSync };

async function decoded({
  file,
  encoding,
}: {
  file: string;
  encoding?: 'br' | 'gzip' | undefined;
}): Promise<Buffer> {
  const bytes = await readFile(file);
  return encoding ? DECODERS[encoding](bytes) : bytes;
}

function entriesOf(container: Buffer): Map<string, Buffer> {
  const header = readDataHeader(container);
  if (!('entries' in header)) throw new Error('That is no data container.');
  return new Map(
    header.entries.map(({ name, offset, size }) => [name, container.subarray(offset, offset + size)]),
  );
}

describe('the data of a deployed export', () => {
  it.each(['none', 'gzip', 'brotli'] as const)(
    'is unpacked, and smaller, where Unity compressed it with %s',
    async (compression) => {
      const { source, packed, data } = await deploy({ compression });
      const part = source.parts.get('data');
      if (!part) throw new Error('There is no data.');
      expect(data.map(({ encoding }) => encoding)).toEqual(['br', 'gzip']);
      const [first = Buffer.alloc(0), second] = await Promise.all(data.map(decoded));
      expect(second).toEqual(first);
      const { unpacked } = packed;
      expect(packed.build.parts.data).toMatchObject({ bytes: data[0]?.bytes, decodedBytes: first.length });
      expect(first.length).toBeGreaterThan(part.decodedBytes);
      expect(data[0]?.bytes).toBeLessThanOrEqual((unpacked?.packedBytes ?? 0) * 0.99);
      if (compression === 'brotli') expect(unpacked?.packedBytes).toBe(part.bytes);

      const before = entriesOf(await decoded({ file: part.file, encoding: encodingOf(compression) }));
      const after = entriesOf(first);
      expect([...after.keys()]).toEqual([...before.keys()]);
      for (const [name, content] of before)
        if (name !== 'data.unity3d') expect(after.get(name)).toEqual(content);
      const archive = readArchive(after.get('data.unity3d') ?? Buffer.alloc(0));
      expect(archive.isCompressed).toBe(false);
      expect([...archive.files]).toEqual([...FILES]);
    },
  );

  it('is told of, with what it saves and takes', async () => {
    const { packed, source } = await deploy({ compression: 'brotli' });
    const kept = await deploy({ compression: 'brotli' }, { unpack: false });
    const lines: string[] = [];
    reportUnpacked([packed, kept.packed], { info: (line) => lines.push(line) });
    const { bytes, decodedBytes } = packed.build.parts.data;
    const before = source.parts.get('data');
    expect(lines).toEqual([
      `The data of "game" was unpacked before it was compressed: ${formatBytes(bytes)} to download in place of ${formatBytes(before?.bytes ?? 0)} (${Math.round(100 - (100 * bytes) / (before?.bytes ?? 0))} % less), ${formatBytes(decodedBytes)} in memory in place of ${formatBytes(before?.decodedBytes ?? 0)}.`,
    ]);
  });

  it('has another address than the same data packed', async () => {
    const unpacked = await deploy({});
    const packed = await deploy({}, { unpack: false });
    expect(unpacked.packed.build.parts.data.url).not.toBe(packed.packed.build.parts.data.url);
    expect(unpacked.packed.build.parts.code.url).toBe(packed.packed.build.parts.code.url);
  });

  it('comes from the cache the next time', async () => {
    const { cacheFolder, data } = await deploy({});
    const again = await deploy({}, { cacheFolder });
    expect(again.progress).toEqual([]);
    expect(again.data).toEqual(data);
  });

  it.each<[string, SyntheticOptions, Setting]>([
    ['where the config says so', { compression: 'brotli' }, { unpack: false }],
    [
      'without compressed blocks',
      { compression: 'brotli', archive: syntheticArchive(FILES, { blocks: 'none' }) },
      {},
    ],
    [
      'of another compression',
      { compression: 'brotli', archive: syntheticArchive(FILES, { blocks: 'lzma' }) },
      {},
    ],
    ['with a damaged block', { compression: 'brotli', archive: damaged(ARCHIVE) }, {}],
    [
      'that becomes hardly smaller',
      {
        compression: 'brotli',
        dataBytes: 300_000,
        archive: syntheticArchive(new Map([['a', repetitiveText(2000)]])),
      },
      {},
    ],
    [
      'for a loader that knows its files by marks',
      { generation: 'unity-loader', compression: 'gzip', fallback: true },
      {},
    ],
  ])('stays as Unity wrote it %s', async (_, options, setting) => {
    const { packed, stored, data } = await deploy(options, setting);
    expect(await readFile(data[0]?.file ?? '')).toEqual(stored);
    expect(packed.unpacked).toBeUndefined();
    const [{ url = '' }] = [packed.build.parts.data];
    expect(url).toContain(packed.source.parts.get('data')?.sha256.slice(0, 16));
    expect(packed.build.parts.data.decodedBytes).toBe(packed.source.parts.get('data')?.decodedBytes);
  });

  it('is counted to the end where unpacking fails', async () => {
    const { progress } = await deploy({ archive: damaged(ARCHIVE) });
    expect(progress.at(-1)?.done).toBe(progress.at(-1)?.total);
  });

  it('is judged by the form that a host delivers', async () => {
    const { packed, data } = await deploy({ compression: 'brotli' }, { delivery: 'plain' });
    expect(data.map(({ encoding }) => encoding)).toEqual(['gzip']);
    const gzipped = await deploy({ compression: 'brotli' }, { delivery: 'plain', unpack: false });
    expect(packed.build.parts.data.bytes).toBeLessThanOrEqual(gzipped.packed.build.parts.data.bytes);
    if (packed.unpacked) expect(packed.unpacked.packedBytes).toBe(gzipped.packed.build.parts.data.bytes);
  });
});

describe('findUnpackedContent', () => {
  it.each([
    [undefined, MAX_GROWTH_BYTES / 2, true],
    [undefined, MAX_GROWTH_BYTES * 1.1, false],
    [true, MAX_GROWTH_BYTES * 1.1, true],
    [false, MAX_GROWTH_BYTES / 2, false],
  ])('with the option %s unpacks %d bytes of zeros: %s', async (option, zeros, isUnpacked) => {
    const archive = syntheticArchive(new Map([['textures.resS', Buffer.alloc(zeros)]]), {
      blockBytes: 4 * 1024 ** 2,
    });
    const { directory } = await writeSyntheticExport({ archive });
    const data = (await readExport(directory)).parts.get('data');
    if (!data) throw new Error('There is no data.');
    const content = await findUnpackedContent(data, option);
    expect(content !== undefined).toBe(isUnpacked);
    if (content) expect(content.decodedBytes - data.decodedBytes).toBeGreaterThan(zeros * 0.9);
  });
});

/** The same archive with a block that is no LZ4. */
function damaged(archive: Buffer): Buffer {
  return Buffer.from(archive).fill(0xff, archive.length - 400, archive.length - 380);
}

function encodingOf(compression: 'none' | 'gzip' | 'brotli'): 'br' | 'gzip' | undefined {
  return compression === 'none' ? undefined : compression === 'gzip' ? 'gzip' : 'br';
}
