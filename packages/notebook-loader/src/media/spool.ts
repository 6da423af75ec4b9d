import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

let count = 0;

/** A file without a name that keeps what memory has no room for, and is gone with the process at the latest. */
export class Spool {
  readonly #descriptor: number;
  #size = 0;

  /** @param folder Absolute path of the folder whose disk it takes; it is made where it is missing. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${process.pid}-${threadId}-${count++}.spool`);
    this.#descriptor = openSync(file, 'wx+');
    // What is open can still be written and read.
    rmSync(file);
  }

  /** @returns What reads it again, until the spool is closed. */
  keep(bytes: Uint8Array): () => Uint8Array {
    const start = this.#size;
    let written = 0;
    while (written < bytes.length)
      written += writeSync(this.#descriptor, bytes, written, bytes.length - written, start + written);
    this.#size += written;
    return () => {
      const copy = Buffer.allocUnsafe(written);
      let read = 0;
      while (read < written) read += readSync(this.#descriptor, copy, read, written - read, start + read);
      return copy;
    };
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
