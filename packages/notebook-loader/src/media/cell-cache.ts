import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { RenderCache } from '../tree/render-cache.ts';
import { type KeptFile, readKept, writeKept } from './kept-file.ts';

export interface CellCache extends RenderCache {
  /** Whether all that was rendered with it would be the same another time. */
  readonly isLasting: boolean;
  /** Writes what was asked for since the cache was opened, where that differs from what the file has; the rest is forgotten. */
  keep(): void;
}

/**
 * The file for texts of the cells of the notebook at a path.
 *
 * @param version What all texts depend on besides: another version of the package begins anew.
 */
export function cellCacheFile(folder: string, notebook: string, version: string): KeptFile {
  const name = createHash('sha256').update(notebook).digest('hex').slice(0, 16);
  return { file: join(folder, `${name}.json`), notebook, key: version };
}

/** Opens a cache that is damaged, of another version, or not there as an empty one. */
export function openCellCache(file: KeptFile): CellCache {
  const kept = read(readKept(file));
  const used = new Map<string, string>();
  let isNew = false;
  let isLasting = true;
  return {
    get isLasting() {
      return isLasting;
    },
    expire() {
      isLasting = false;
    },
    get(key) {
      const value = used.get(key) ?? kept.get(key);
      if (value !== undefined) used.set(key, value);
      return value;
    },
    set(key, value) {
      used.set(key, value);
      isNew = true;
    },
    keep() {
      if (!isNew && used.size === kept.size) return;
      writeKept(file, JSON.stringify([...used]));
    },
  };
}

function read(text: string | undefined): Map<string, string> {
  const texts: unknown = JSON.parse(text ?? '[]');
  return isTexts(texts) ? new Map(texts) : new Map();
}

/** What is sealed is what this version of the package has written. */
function isTexts(value: unknown): value is [string, string][] {
  return Array.isArray(value);
}
