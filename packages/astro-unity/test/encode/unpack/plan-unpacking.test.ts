import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { planUnpacking } from '../../../src/encode/unpack/plan-unpacking.ts';
import { unpack } from '../../../src/encode/unpack/unpack.ts';
import { readDataHeader } from '../../../src/export/content/data-container.ts';
import { readArchive } from '../../read-archive.ts';
import { type ArchiveOptions, repetitiveText, syntheticArchive } from '../../synthetic-archive.ts';
import { packData } from '../../synthetic-parts.ts';

const FILES = new Map([
  ['globalgamemanagers', repetitiveText(3000)],
  ['level0', repetitiveText(40_001)],
  ['sharedassets0.assets.resS', Buffer.alloc(9999, 'noise that repeats')],
]);
const BOOT = Buffer.from('wait-for-native-debugger=0\n');

const container = (archive: Buffer): Buffer =>
  packData(
    new Map([
      ['data.unity3d', archive],
      ['boot.config', BOOT],
    ]),
  );

/** Chunks that end at odd places. */
async function* chunks(bytes: Buffer, length = 777): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}

const plan = (bytes: Buffer) => planUnpacking(chunks(bytes), bytes.length);

async function unpacked(bytes: Buffer): Promise<Map<string, Buffer>> {
  const unpacking = await plan(bytes);
  if (!unpacking) throw new Error('There is nothing to unpack.');
  const result = await buffer(unpack(chunks(bytes), unpacking.steps));
  expect(result.length).toBe(unpacking.bytes);
  const header = readDataHeader(result);
  if (!('entries' in header)) throw new Error('The container has no header.');
  return new Map(
    header.entries.map(({ name, offset, size }) => [name, result.subarray(offset, offset + size)]),
  );
}

const versions = [6, 7, 8].flatMap((version) => [{ version }, { version, directoryAtEnd: true }]);
const layouts = versions.flatMap((options) => [options, { ...options, aligned: false }]);
const readable: ArchiveOptions[] = [
  ...layouts,
  ...layouts.map((options) => ({ ...options, directory: 'none' as const })),
  { blocks: 'lz4', directory: 'lz4' },
  { blockBytes: 1000 },
  { blockBytes: 4 * 1024 ** 2 },
  { extraBlockFlags: 0x40 },
];

describe('planUnpacking', () => {
  it.each(readable)('unpacks an archive of %j, and changes no file of it', async (options) => {
    const archive = syntheticArchive(FILES, { blockBytes: 16_384, ...options });
    const before = readArchive(archive);
    const entries = await unpacked(container(archive));
    const after = readArchive(entries.get('data.unity3d') ?? Buffer.alloc(0));
    expect(before.isCompressed).toBe(true);
    expect(after.isCompressed).toBe(false);
    expect(after.hash).toBe(before.hash);
    expect([...after.files]).toEqual([...FILES]);
    expect(entries.get('boot.config')).toEqual(BOOT);
  });

  it('unpacks every archive of a container, wherever it lies', async () => {
    const archive = syntheticArchive(FILES, { version: 7 });
    const entries = await unpacked(
      packData(
        new Map([
          ['boot.config', BOOT],
          ['empty', Buffer.alloc(0)],
          ['data.unity3d', archive],
          ['Resources/unity_default_resources', repetitiveText(5000)],
          ['second.unity3d', syntheticArchive(FILES, { directoryAtEnd: true })],
        ]),
      ),
    );
    expect([...entries.keys()]).toEqual([
      'boot.config',
      'empty',
      'data.unity3d',
      'Resources/unity_default_resources',
      'second.unity3d',
    ]);
    expect(entries.get('Resources/unity_default_resources')).toEqual(repetitiveText(5000));
    for (const name of ['data.unity3d', 'second.unity3d'])
      expect([...readArchive(entries.get(name) ?? BOOT).files]).toEqual([...FILES]);
  });

  it('leaves an archive that it does not understand beside one that it does', async () => {
    const strange = syntheticArchive(FILES, { blocks: 'lzma' });
    const entries = await unpacked(
      packData(
        new Map([
          ['strange.unity3d', strange],
          ['data.unity3d', syntheticArchive(FILES)],
        ]),
      ),
    );
    expect(entries.get('strange.unity3d')).toEqual(strange);
    expect(readArchive(entries.get('data.unity3d') ?? BOOT).isCompressed).toBe(false);
  });

  const changed = (change: (archive: Buffer, directory: number) => void): Buffer => {
    const archive = syntheticArchive(FILES, { directory: 'none', version: 8 });
    // The head ends aligned, and the directory follows.
    change(archive, 64);
    return archive;
  };
  it.each<[string, Buffer]>([
    ['of an older format', syntheticArchive(FILES, { version: 3 })],
    ['of a newer format', syntheticArchive(FILES, { version: 9 })],
    ['whose blocks are LZMA', syntheticArchive(FILES, { blocks: 'lzma' })],
    ['whose directory is LZMA', syntheticArchive(FILES, { directory: 'lzma' })],
    ['that is encrypted', syntheticArchive(FILES, { extraFlags: 0x400 })],
    ['that is encrypted in another way', syntheticArchive(FILES, { extraFlags: 0x1000 })],
    ['whose blocks are encrypted', syntheticArchive(FILES, { extraBlockFlags: 0x100 })],
    [
      'whose blocks have more than 4 MiB',
      syntheticArchive(new Map([['big', Buffer.alloc(5e6)]]), { blockBytes: 5e6 }),
    ],
    ['without compressed blocks', syntheticArchive(FILES, { blocks: 'none' })],
    ['with a byte too few', syntheticArchive(FILES).subarray(0, -1)],
    ['with a byte too many', Buffer.concat([syntheticArchive(FILES), Buffer.alloc(1)])],
    ['that ends in its head', syntheticArchive(FILES).subarray(0, 30)],
    ['that ends in its directory', syntheticArchive(FILES).subarray(0, 80)],
    ['whose directory is damaged', syntheticArchive(FILES).fill(0xff, 64, 90)],
    ['whose directory says another size', changed((bytes) => bytes.writeUInt32BE(7, 42))],
    ['whose directory is larger than any', changed((bytes) => bytes.writeUInt32BE(2 ** 31, 38))],
    ['with more blocks than it lists', changed((bytes, list) => bytes.writeUInt32BE(2 ** 30, list + 16))],
    ['with a block that is longer than stored', changed((bytes, list) => bytes.writeUInt32BE(1, list + 24))],
    [
      'with a block larger than LZ4 makes one',
      changed((bytes, list) => bytes.writeUInt32BE(2 ** 31, list + 20)),
    ],
    ['with a file outside', changed((bytes, list) => bytes.writeUInt32BE(2 ** 30, list + 38))],
  ])('leaves an archive %s as it is', async (_, archive) => {
    expect(await plan(container(archive))).toBeUndefined();
  });

  const whole = container(syntheticArchive(FILES));
  it.each<[string, Buffer]>([
    ['of Unity 5, without a header', syntheticArchive(FILES)],
    ['that is cut off in its header', whole.subarray(0, 40)],
    ['with bytes that belong to no entry', Buffer.concat([whole, Buffer.alloc(3)])],
    ['whose entries overlap', moved(whole, -1)],
    ['with a gap between its entries', moved(whole, 1)],
  ])('leaves data %s as it is', async (_, bytes) => {
    expect(await plan(bytes)).toBeUndefined();
  });

  /** The container, with its second entry told to be elsewhere. */
  function moved(bytes: Buffer, by: number): Buffer {
    const copy = Buffer.from(bytes);
    const second = 20 + 12 + 'data.unity3d'.length;
    copy.writeUInt32LE(copy.readUInt32LE(second) + by, second);
    return copy;
  }
});

describe('unpack', () => {
  it('stops at a block that is damaged', async () => {
    const archive = syntheticArchive(FILES);
    const bytes = container(archive.fill(0xff, archive.length - 400, archive.length - 380));
    const unpacking = await plan(bytes);
    await expect(buffer(unpack(chunks(bytes), unpacking?.steps ?? []))).rejects.toThrow(/LZ4 block/);
  });

  it('passes on what nobody planned for', async () => {
    const bytes = container(syntheticArchive(FILES));
    const unpacking = await plan(bytes);
    const longer = Buffer.concat([bytes, Buffer.from('more')]);
    const result = await buffer(unpack(chunks(longer), unpacking?.steps ?? []));
    expect(result.length).toBe((unpacking?.bytes ?? 0) + 4);
  });
});
