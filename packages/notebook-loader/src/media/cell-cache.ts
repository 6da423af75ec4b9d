import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RenderCache } from '../tree/render-cache.ts';
import { replaceFile } from './replace-file.ts';

/** Where texts of a notebook's cells are kept from one process to the next. */
export interface CellCacheFile {
  /** Absolute path. */
  file: string;
  /** What all texts depend on besides: another version of the package begins anew. */
  version: string;
}

export interface CellCache extends RenderCache {
  /** Writes what was asked for since the cache was opened, where that differs from what the file has; the rest is forgotten. */
  keep(): Promise<void>;
}

/** The file for the notebook at a path. */
export function cellCacheFile(folder: string, notebook: string, version: string): CellCacheFile {
  const name = createHash('sha256').update(notebook).digest('hex').slice(0, 16);
  return { file: join(folder, `${name}.json`), version };
}

/** Opens a cache that is damaged, of another version, or not there as an empty one. */
export async function openCellCache({ file, version }: CellCacheFile): Promise<CellCache> {
  const kept = await read(file, version);
  const used = new Map<string, string>();
  let isNew = false;
  return {
    get(key) {
      const value = used.get(key) ?? kept.get(key);
      if (value !== undefined) used.set(key, value);
      return value;
    },
    set(key, value) {
      used.set(key, value);
      isNew = true;
    },
    async keep() {
      if (!isNew && used.size === kept.size) return;
      await replaceFile(file, JSON.stringify({ version, texts: Object.fromEntries(used) }));
    },
  };
}

async function read(file: string, version: string): Promise<ReadonlyMap<string, string>> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (isKept(kept) && kept.version === version) return new Map(Object.entries(kept.texts));
  } catch {
    // Not there yet, or cut off: then all is made again.
  }
  return new Map();
}

function isKept(value: unknown): value is { version: string; texts: Record<string, string> } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    'texts' in value &&
    typeof value.texts === 'object' &&
    value.texts !== null &&
    Object.values(value.texts).every((text) => typeof text === 'string')
  );
}
