import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Body } from '../pack/bodies.ts';
import type { Form } from './forms.ts';

/** Compressed bodies on disk, by the content that they were made of. */
export interface BodyCache {
  /**
   * The body under a key, made by `write` where it is not there yet. It appears whole or not at all, so builds
   * that run at once do not harm each other.
   *
   * @param write Writes the body into the file it is given.
   */
  get(key: string, form: Form, write: (file: string) => Promise<void>): Promise<Body>;
}

/** @param folder Absolute path; made when it is first needed. */
export function createBodyCache(folder: string): BodyCache {
  return {
    async get(key, form, write) {
      const file = join(folder, `${key}.${form}`);
      const encoding = form === 'identity' ? undefined : form;
      const cached = await sizeOf(file);
      if (cached !== undefined) return { encoding, file, bytes: cached };
      await mkdir(folder, { recursive: true });
      const unfinished = `${file}.${randomUUID()}`;
      try {
        await write(unfinished);
        await rename(unfinished, file);
      } finally {
        await rm(unfinished, { force: true });
      }
      return { encoding, file, bytes: (await stat(file)).size };
    },
  };
}

/** No compressed body is empty; an empty file is what a full disk leaves. */
async function sizeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found && found.size > 0 ? found.size : undefined;
}
