import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Deeper than this below a repository's root nobody keeps an export. */
const MAX_DEPTH = 4;

/** A folder to try, with a name that can stand in an address. */
export interface ExportFolder {
  name: string;
  directory: string;
}

/**
 * The exports below a folder: each folder that holds `Build/` (Unity 5.6 and newer) or `Release/` (older). A folder
 * of the first level without one is tried as it is, so that nothing is passed over in silence.
 */
export async function findExports(folder: string): Promise<ExportFolder[]> {
  if (await isExport(folder)) return [{ name: 'export', directory: folder }];
  const found: string[] = [];
  for (const child of await folders(folder)) {
    const below = await exportsBelow(join(folder, child), MAX_DEPTH);
    found.push(...(below.length > 0 ? below : [join(folder, child)]));
  }
  return found.map((directory) => ({ name: slug(relative(folder, directory)), directory }));
}

async function exportsBelow(directory: string, depth: number): Promise<string[]> {
  if (await isExport(directory)) return [directory];
  if (depth === 0) return [];
  const below = await Promise.all(
    (await folders(directory)).map((child) => exportsBelow(join(directory, child), depth - 1)),
  );
  return below.flat();
}

async function isExport(directory: string): Promise<boolean> {
  return (await folders(directory)).some((child) => child === 'Build' || child === 'Release');
}

async function folders(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map((entry) => entry.name)
    .sort();
}

function slug(path: string): string {
  return path.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'export';
}
