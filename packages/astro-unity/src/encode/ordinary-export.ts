import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { ExportPart, UnityExport } from '../export/types.ts';
import { ordinaryLoader } from '../pack/loader/ordinary-loader.ts';
import type { BodyCache } from './body-cache.ts';

/** Turns an export into the ordinary one that a player starts best. */
export type MakeOrdinary = (source: UnityExport) => Promise<UnityExport>;

/**
 * Takes Unity's JavaScript decompressor out of the loader: a player has the browser decode everything. Exports without one
 * are passed on as they are, and so are those whose loader is built in an unknown way, which work as Unity made them.
 *
 * @param cache Where the changed loaders lie.
 * @param warn Hears of loaders that stay as they are, in full sentences.
 */
export function ordinaryExportMaker(cache: BodyCache, warn: (message: string) => void): MakeOrdinary {
  return async (source) => {
    const loader = source.parts.get('loader');
    if (!loader || !source.decompressionFallback) return source;
    const changed = ordinaryLoader(await readFile(loader.file, 'utf8'), source.generation);
    if ('problem' in changed) {
      warn(
        `The loader ${loader.file} keeps Unity's JavaScript decompressor (${loader.bytes.toLocaleString('en')} bytes), because ${changed.problem}. The game works all the same. To make it smaller, turn off "Decompression Fallback" in Unity's Player settings and export again.`,
      );
      return source;
    }
    const part = await store(loader, changed.text, cache);
    return { ...source, parts: new Map(source.parts).set('loader', part), decompressionFallback: false };
  };
}

async function store(loader: ExportPart, text: string, cache: BodyCache): Promise<ExportPart> {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { file, bytes } = await cache.get(`${sha256}-loader`, 'identity', (target) =>
    writeFile(target, text),
  );
  return { ...loader, file, bytes, decodedBytes: bytes, sha256 };
}
