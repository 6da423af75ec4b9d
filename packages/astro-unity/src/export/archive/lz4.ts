/** Thrown for a block that is no LZ4, or not of the size that it should have. */
export class Lz4Error extends Error {
  override name = 'Lz4Error';
}

/** Shorter matches are copied faster byte by byte than by a call. */
const COPIED_AT_ONCE = 32;

/**
 * Undoes one block of LZ4, without a frame around it.
 *
 * @param size The number of bytes that must come out.
 * @throws {Lz4Error} if the block is damaged, or has another size.
 * @see https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md
 */
export function decodeLz4(block: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size);
  let read = 0;
  let written = 0;
  const byte = (): number => {
    const value = block[read++];
    if (value === undefined) throw new Lz4Error('The LZ4 block is cut off.');
    return value;
  };
  const longLength = (start: number): number => {
    if (start < 15) return start;
    let length = start;
    for (let more = 255; more === 255; length += more) more = byte();
    return length;
  };
  while (read < block.length) {
    const token = byte();
    const literals = longLength(token >> 4);
    if (read + literals > block.length || written + literals > size)
      throw new Lz4Error('The LZ4 block has more literals than there is room for.');
    output.set(block.subarray(read, read + literals), written);
    read += literals;
    written += literals;
    if (read >= block.length) break;
    const offset = byte() | (byte() << 8);
    const length = longLength(token & 15) + 4;
    if (offset === 0 || offset > written || written + length > size)
      throw new Lz4Error('A match of the LZ4 block is out of place.');
    const end = written + length;
    if (offset >= length && length > COPIED_AT_ONCE) {
      output.copyWithin(written, written - offset, end - offset);
      written = end;
    } else {
      // A match may reach into what it writes itself.
      for (; written < end; written++) output[written] = output[written - offset] ?? 0;
    }
  }
  if (written !== size) throw new Lz4Error(`The LZ4 block holds ${written} bytes, not ${size}.`);
  return output;
}
