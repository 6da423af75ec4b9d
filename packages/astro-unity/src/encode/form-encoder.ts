import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { type Body, storedBody } from '../pack/bodies.ts';
import type { BodyCache } from './body-cache.ts';
import type { Form } from './forms.ts';
import type { PartContent } from './part-content.ts';
import { ENCODER, isLargeWindow, writeEncoded } from './write-encoded.ts';

/** How far compression is, in decoded bytes over all parts of all exports. */
export interface EncodeProgress {
  done: number;
  total: number;
}

/** Makes one form of a part's content. */
export type EncodeForm = (content: PartContent, form: Form) => Promise<Body>;

/**
 * An encoder of single forms. What Unity compressed already is kept to the byte; what the cache holds is not made again.
 * Streams throughout, as many at once as there are cores, of the large ones one: memory does not grow with the parts.
 */
export function createFormEncoder(
  cache: BodyCache,
  onProgress: (progress: EncodeProgress) => void,
): EncodeForm {
  const limit = pLimit(availableParallelism());
  const limitLarge = pLimit(1);
  const progress = { done: 0, total: 0 };
  const count = (bytes: number): void => {
    progress.done += bytes;
    onProgress(progress);
  };
  const write = async (content: PartContent, form: Form, file: string): Promise<void> => {
    let missing = content.decodedBytes;
    try {
      await writeEncoded(content, form, file, (bytes) => {
        missing -= bytes;
        count(bytes);
      });
    } finally {
      // Nothing more comes of what failed.
      if (missing > 0) count(missing);
    }
  };
  return async (content, form) => {
    const { part, sha256, decodedBytes, steps } = content;
    const stored = storedBody(part);
    if (!steps && (stored.encoding ?? 'identity') === form) return stored;
    return cache.get(`${sha256}-${ENCODER}`, form, (file) => {
      progress.total += decodedBytes;
      const run = () => limit(() => write(content, form, file));
      return isLargeWindow(form, decodedBytes) ? limitLarge(run) : run();
    });
  };
}
