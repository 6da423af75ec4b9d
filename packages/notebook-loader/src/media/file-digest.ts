import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

/** A file of more bytes is hashed in pieces, which takes less memory and more time. */
const WHOLE_BYTES = 1 << 20;

/** SHA-256 of a file. */
export async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  if ((await stat(file)).size <= WHOLE_BYTES) return hash.update(await readFile(file)).digest('hex');
  for await (const piece of createReadStream(file, { highWaterMark: WHOLE_BYTES })) hash.update(piece);
  return hash.digest('hex');
}
