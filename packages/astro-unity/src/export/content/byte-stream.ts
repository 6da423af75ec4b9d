/** Reads bytes that arrive in chunks piece by piece, and holds no more than the piece that is asked for. */
export class ByteStream {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  #position = 0;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** How many bytes have been read. */
  get position(): number {
    return this.#position;
  }

  /** The next bytes, fewer than `length` only at the end; they can be read again. */
  async peek(length: number): Promise<Buffer> {
    const pieces = [this.#held];
    for (let missing = length - this.#held.length; missing > 0; ) {
      const chunk = await this.#nextChunk();
      if (!chunk) break;
      pieces.push(chunk);
      missing -= chunk.length;
    }
    if (pieces.length > 1) this.#held = Buffer.concat(pieces);
    return this.#held.subarray(0, length);
  }

  /** The next bytes, fewer than `length` only at the end. */
  async read(length: number): Promise<Buffer> {
    const bytes = await this.peek(length);
    this.#leave(bytes);
    return bytes;
  }

  /** The same as they arrive. */
  async *pass(length: number): AsyncGenerator<Buffer, void, undefined> {
    for (let missing = length; missing > 0; ) {
      if (this.#held.length === 0) {
        const chunk = await this.#nextChunk();
        if (!chunk) return;
        this.#held = chunk;
      }
      const piece = this.#held.subarray(0, missing);
      this.#leave(piece);
      missing -= piece.length;
      yield piece;
    }
  }

  /** Leaves bytes out. */
  async skip(length: number): Promise<void> {
    for await (const _ of this.pass(length));
  }

  async #nextChunk(): Promise<Buffer | undefined> {
    const { done, value } = await this.#chunks.next();
    return done ? undefined : value;
  }

  #leave({ length }: Buffer): void {
    this.#held = this.#held.subarray(length);
    this.#position += length;
  }
}
