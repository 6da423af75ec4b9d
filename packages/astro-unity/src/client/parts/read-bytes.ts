import { PlayerError } from '../player-error.ts';

/**
 * Reads a body of a known size into one piece of memory.
 *
 * @param size Decoded bytes.
 * @throws {PlayerError} `damaged` for a body of another size or that cannot be decoded, `memory`.
 */
export async function readBytes(
  { body, url }: Response,
  size: number,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = allocate(size);
  const reader = body?.getReader();
  let end = 0;
  for (;;) {
    const chunk = await reader?.read().catch((cause: unknown) => {
      throw new PlayerError('damaged', `${url || 'A part'} ended after ${end} of ${size} bytes.`, {
        cause,
        isTransient: true,
      });
    });
    if (!chunk || chunk.done) break;
    if (end + chunk.value.length > size) {
      throw new PlayerError('damaged', `${url || 'A part'} has more than ${size} bytes.`);
    }
    bytes.set(chunk.value, end);
    end += chunk.value.length;
    onBytes(chunk.value.length);
  }
  if (end < size) {
    throw new PlayerError('damaged', `${url || 'A part'} ended after ${end} of ${size} bytes.`, {
      isTransient: true,
    });
  }
  return bytes;
}

function allocate(size: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(size);
  } catch (cause) {
    throw new PlayerError('memory', `${size} bytes of memory could not be had.`, { cause });
  }
}
