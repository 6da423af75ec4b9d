/** Reads a WebAssembly module piece by piece. Every read throws a `RangeError` at the end of the bytes. */
export class ByteReader {
  readonly bytes: Uint8Array;
  position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  get isAtEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.position++];
    if (value === undefined) throw new RangeError('The module is cut off.');
    return value;
  }

  /** An unsigned LEB128 number. */
  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  /** The next bytes, without a copy. */
  take(length: number): Uint8Array {
    if (this.position + length > this.bytes.length) throw new RangeError('The module is cut off.');
    this.position += length;
    return this.bytes.subarray(this.position - length, this.position);
  }

  text(): string {
    return new TextDecoder().decode(this.take(this.number()));
  }
}
