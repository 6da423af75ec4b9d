import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file to keep, named after its content. */
export interface StoredFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * A folder of files that are named after their content, so one that is there is never written again and an image that
 * many notebooks share exists once.
 */
export class MediaStore {
  readonly folder: string;
  #ready: Promise<unknown> | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Writes the file unless it is there already.
   *
   * @returns its absolute path, with forward slashes.
   */
  async keep({ name, bytes }: StoredFile): Promise<string> {
    const path = this.path(name);
    if (await this.has(name)) return path;
    this.#ready ??= mkdir(this.folder, { recursive: true });
    await this.#ready;
    // Two builds may run at once: nobody must ever see half a file under the final name.
    const temporary = `${path}.${randomUUID()}.tmp`;
    await writeFile(temporary, bytes);
    await rename(temporary, path);
    return path;
  }

  has(name: string): Promise<boolean> {
    return access(this.path(name)).then(
      () => true,
      () => false,
    );
  }

  path(name: string): string {
    return join(this.folder, name).replaceAll('\\', '/');
  }
}
