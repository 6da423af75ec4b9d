import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createBodyCache } from '../encode/body-cache.ts';
import { createEncoder } from '../encode/encode-export.ts';
import { ordinaryExportMaker } from '../encode/ordinary-export.ts';
import { progressLine } from '../encode/progress-line.ts';
import type { UnityExport } from '../export/types.ts';

/** An export as a build deploys it, by role: the download, and what it decodes to, in bytes. */
export type PackedSizes = Readonly<Record<string, { bytes: number; decodedBytes: number }>>;

/**
 * Compresses an export as a build does, and measures it. In a project, what its builds compressed already is taken from
 * their cache; elsewhere nothing is left behind.
 */
export async function packedSizes(source: UnityExport): Promise<PackedSizes> {
  const cache = resolve('node_modules/.astro/astro-unity');
  const isProject = existsSync(resolve('node_modules'));
  const folder = isProject ? cache : await mkdtemp(join(tmpdir(), 'astro-unity-'));
  try {
    const bodyCache = createBodyCache(folder);
    const makeOrdinary = ordinaryExportMaker(bodyCache, console.warn);
    const encode = createEncoder(bodyCache, progressLine('Compressing'));
    const ordinary = await makeOrdinary(source);
    const bodies = await encode(ordinary);
    return Object.fromEntries(
      [...bodies].map(([role, [first]]) => {
        const decoded = first?.unpacked ?? ordinary.parts.get(role);
        return [role, { bytes: first?.bytes ?? 0, decodedBytes: decoded?.decodedBytes ?? 0 }];
      }),
    );
  } finally {
    if (!isProject) await rm(folder, { recursive: true, force: true });
  }
}
