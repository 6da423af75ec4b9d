import type { ContentCheck } from './content-check.ts';

const HEADER = Buffer.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

/** Every module that does anything has this section; the others may be absent. */
const CODE_SECTION = 10;

/** An unsigned 32-bit LEB128 number takes at most five bytes. */
const MAX_LEB_BYTES = 5;

/**
 * Follows the sections of a WebAssembly module (id, size, content) without looking into them: a module that was cut
 * off, or whose sizes were damaged, does not end where its last section ends.
 *
 * @see https://webassembly.github.io/spec/core/binary/modules.html
 */
export class WasmCheck implements ContentCheck {
  #position = 0;
  /** Where the section that is being passed over ends. */
  #sectionEnd = HEADER.length;
  #id: number | undefined;
  #size = 0;
  #sizeBytes = 0;
  #hasCode = false;
  #complaint: string | undefined;

  write(chunk: Buffer): void {
    let index = 0;
    while (index < chunk.length && this.#complaint === undefined) {
      if (this.#position < HEADER.length) {
        if (chunk[index] !== HEADER[this.#position]) {
          this.#complaint = 'it does not begin as a module of WebAssembly version 1 does';
        }
        index++;
        this.#position++;
      } else if (this.#position < this.#sectionEnd) {
        const step = Math.min(chunk.length - index, this.#sectionEnd - this.#position);
        index += step;
        this.#position += step;
      } else {
        this.#readSectionHead(chunk.readUInt8(index));
        index++;
        this.#position++;
      }
    }
  }

  end(): string | undefined {
    if (this.#complaint !== undefined) return this.#complaint;
    if (this.#position < this.#sectionEnd || this.#id !== undefined) {
      return 'it ends in the middle of a section of its WebAssembly module';
    }
    return this.#hasCode ? undefined : 'its WebAssembly module holds no code';
  }

  #readSectionHead(byte: number): void {
    if (this.#id === undefined) {
      this.#id = byte;
      this.#hasCode ||= byte === CODE_SECTION;
      this.#size = 0;
      this.#sizeBytes = 0;
      return;
    }
    this.#size += (byte & 0x7f) * 2 ** (7 * this.#sizeBytes);
    this.#sizeBytes++;
    if (byte >= 0x80) {
      if (this.#sizeBytes === MAX_LEB_BYTES)
        this.#complaint = 'the size of a section of its WebAssembly module is damaged';
      return;
    }
    this.#sectionEnd = this.#position + 1 + this.#size;
    this.#id = undefined;
  }
}
