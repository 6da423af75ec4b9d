import { createHash } from 'node:crypto';

/** Hash of a version of the package and of options. Pages that were written under the same circumstances need not be written again. */
export function circumstancesOf(version: string, options: unknown): string {
  return createHash('sha256').update(version).update(JSON.stringify(options)).digest('hex');
}
