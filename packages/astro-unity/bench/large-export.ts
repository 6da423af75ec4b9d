import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { syntheticArchive } from '../test/synthetic-archive.ts';
import { writeSyntheticExport } from '../test/synthetic-export.ts';
import { packData, syntheticWasm } from '../test/synthetic-parts.ts';

const DATA_BYTES = 168_000_000;
/** Of the archive in the data, unpacked. */
const ARCHIVE_BYTES = 24_000_000;
const CODE_BYTES = 9_000_000;

/** An executable begins with tables, which are not what games are made of. */
const SKIPPED_BYTES = 10_000_000;

/**
 * Writes an export of 200 MB: code that has to be compressed anew, from gzip, and data that Unity compressed with brotli
 * already, of which gzip has to be made, with an archive in it that is packed with LZ4. Its content is machine code, that
 * of Node itself, which compresses like a game's.
 *
 * @returns The folder, and its size after decompression, in bytes.
 */
export async function writeLargeExport(): Promise<{ directory: string; decodedBytes: number }> {
  const { directory, files } = await writeSyntheticExport({ compression: 'gzip' });
  const code = wasmAround(await machineCode(CODE_BYTES));
  const archive = syntheticArchive(new Map([['sharedassets0.assets', await machineCode(ARCHIVE_BYTES)]]));
  const data = packData(
    new Map([
      ['data.unity3d', archive],
      ['Resources/unity_default_resources', await machineCode(DATA_BYTES)],
    ]),
  );
  const brotli = brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  await writeFile(join(directory, files.code), gzipSync(code, { level: 6 }));
  await writeFile(join(directory, files.data), brotli);
  return { directory, decodedBytes: code.length + data.length };
}

/** The beginning of Node's own executable, over and over where it is shorter. */
async function machineCode(length: number): Promise<Buffer> {
  const handle = await open(process.execPath);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, SKIPPED_BYTES);
    for (let filled = bytesRead; filled < length; filled += bytesRead)
      buffer.copyWithin(filled, 0, bytesRead);
    return buffer;
  } finally {
    await handle.close();
  }
}

/** A module with some bytes as a section that browsers skip. */
function wasmAround(content: Buffer): Buffer {
  const module = syntheticWasm();
  const name = Buffer.from([1, 'x'.charCodeAt(0)]);
  return Buffer.concat([module, Buffer.from([0]), leb128(name.length + content.length), name, content]);
}

function leb128(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
