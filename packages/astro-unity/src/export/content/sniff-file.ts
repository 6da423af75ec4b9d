import { readHead } from '../file-system.ts';
import { COMPRESSED_HEAD_LENGTH, decodeHead, sniffCompression } from './compression.ts';
import { KIND_HEAD_LENGTH, sniffKind } from './kind.ts';

/** The beginning of a file, as it lies there and decoded. */
export interface FileHead {
  raw: Uint8Array;
  decoded: Uint8Array;
}

/** Reads and decodes the beginning of a file that may be any part of an export. Damage gives few bytes, or none. */
export async function readFileHead(file: string): Promise<FileHead> {
  const raw = await readHead(file, COMPRESSED_HEAD_LENGTH);
  const compression = await sniffCompression(raw, (bytes) => TELLING.has(sniffKind(bytes)));
  return { raw, decoded: await decodeHead(raw, compression, KIND_HEAD_LENGTH) };
}

/** Kinds that no other content is mistaken for. */
const TELLING: ReadonlySet<string> = new Set(['loader', 'unity-loader', 'framework', 'wasm', 'data', 'json']);
