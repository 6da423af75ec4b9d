import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createBodyCache } from '../encode/body-cache.ts';
import { createEncoder } from '../encode/encode-export.ts';
import { ordinaryExportMaker } from '../encode/ordinary-export.ts';
import { progressLine } from '../encode/progress-line.ts';
import type { UnityExport } from '../export/types.ts';

/** The download of an export as a build deploys it, in bytes by role. */
export type PackedSizes = Readonly<Record<string, { bytes: number }>>;

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
    const bodies = await encode(await makeOrdinary(source));
    return Object.fromEntries([...bodies].map(([role, forms]) => [role, { bytes: forms[0]?.bytes ?? 0 }]));
  } finally {
    if (!isProject) await rm(folder, { recursive: true, force: true });
  }
}
