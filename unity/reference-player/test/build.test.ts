import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundleFramework, bundleLoader } from '../build/bundle-scripts.ts';
import { compileWasm } from '../build/compile-wasm.ts';
import { compress } from '../build/compress.ts';
import { writeContainer } from '../build/data-container.ts';
import { buildDataFile } from '../build/data-file.ts';
import { CLIPS } from '../clips/index.ts';

/** Reads a container by its specification, apart from the code that the player uses. */
function readContainer(data: Buffer): Map<string, Buffer> {
  expect(data.toString('latin1', 0, 16)).toBe('UnityWebData1.0\0');
  const headerSize = data.readUInt32LE(16);
  const files = new Map<string, Buffer>();
  let position = 20;
  while (position < headerSize) {
    const [offset, size, length] = [0, 4, 8].map((field) => data.readUInt32LE(position + field));
    if (offset === undefined || size === undefined || length === undefined)
      throw new Error('A field is missing.');
    const name = data.toString('utf8', position + 12, position + 12 + length);
    files.set(name, data.subarray(offset, offset + size));
    position += 12 + length;
  }
  expect(position).toBe(headerSize);
  return files;
}

describe('the data file', () => {
  it('gives back every file that was put into a container', () => {
    const put = new Map([
      ['a.txt', Buffer.from('alpha')],
      ['empty', Buffer.alloc(0)],
      ['folder/ü.json', Buffer.from('{}')],
    ]);
    expect(readContainer(writeContainer(put))).toEqual(put);
  });

  it('has what an export has, the clips, and says what it is', () => {
    const data = buildDataFile();
    const files = readContainer(data);
    for (const name of [
      'boot.config',
      'RuntimeInitializeOnLoads.json',
      'ScriptingAssemblies.json',
      'figure.bin',
    ]) {
      expect(files.has(name), name).toBe(true);
    }
    for (const clip of CLIPS)
      expect(JSON.parse(files.get(`clips/${clip.name}.json`)?.toString() ?? '')).toEqual(clip);
    expect(files.get('reference-player.json')?.toString()).toContain('no Unity build');
    const bundle = files.get('data.unity3d')?.toString('latin1') ?? '';
    expect(bundle.startsWith('UnityFS\0')).toBe(true);
    expect(bundle.split('\0')).toContain('0.0.0r1');
    // The build must be reproducible: hosts cache it by content.
    expect(createHash('sha256').update(buildDataFile()).digest('hex')).toBe(
      createHash('sha256').update(data).digest('hex'),
    );
  });
});

describe('the scripts', () => {
  it('begin as those of Unity begin, by which tools know them', async () => {
    expect(await bundleLoader({ wasmFileSize: 1, fallback: false })).toMatch(
      /^function createUnityInstance\(/,
    );
    expect(await bundleFramework()).toMatch(/^var unityFramework = \(\(\) => \{/);
  });
});

describe('compression', () => {
  const text = Buffer.from('walk run jump sit '.repeat(500));

  it('marks gzip as Unity does', async () => {
    const bytes = Buffer.from(await compress(text, 'x.data', 'gzip'));
    expect(bytes.toString('latin1', 10, 60)).toContain('x.data\0UnityWeb Compressed Content (gzip)\0');
    expect(gunzipSync(bytes)).toEqual(text);
  });

  it('marks brotli as Unity does, and any decoder reads it', async () => {
    const bytes = Buffer.from(await compress(text, 'x.data', 'brotli'));
    expect(bytes.subarray(0, 3).toString('hex')).toBe('6b8d00');
    expect(bytes.toString('latin1', 3, 39)).toBe('UnityWeb Compressed Content (brotli)');
    expect(brotliDecompressSync(bytes)).toEqual(text);
  });

  it('leaves the whole player under 200 kB', async () => {
    const parts = [buildDataFile(), Buffer.from(await bundleFramework()), Buffer.from(await compileWasm())];
    const sizes = await Promise.all(
      parts.map(async (part) => (await compress(part, 'part', 'brotli')).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
  });
});
