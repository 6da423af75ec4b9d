/**
 * Undoes one block of LZ4, without a frame around it.
 *
 * @param size The number of bytes that come out.
 * @throws {RangeError} if the block is damaged.
 * @see https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md
 */
export function decodeLz4(block: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size);
  let read = 0;
  let written = 0;
  const byte = (): number => {
    const value = block[read++];
    if (value === undefined) throw new RangeError('The LZ4 block is cut off.');
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
      throw new RangeError('Too many literals.');
    output.set(block.subarray(read, read + literals), written);
    read += literals;
    written += literals;
    if (read >= block.length) break;
    const offset = byte() | (byte() << 8);
    const length = longLength(token & 15) + 4;
    if (offset === 0 || offset > written || written + length > size)
      throw new RangeError('A match is out of place.');
    // A match may reach into what it writes itself, so it is copied byte by byte.
    for (let end = written + length; written < end; written++)
      output[written] = output[written - offset] ?? 0;
  }
  return output;
}
