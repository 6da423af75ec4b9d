import type { ManifestFile } from './manifest.ts';
import { partOf } from './parts.ts';

export interface ExportFile {
  /** Without the ending of an encoding. */
  name: string;
  /** In the smallest encoding that there is. */
  bytes: number;
}

/** What a browser fetches of the Unity export: each file once, in its smallest encoding, largest first. */
export function exportFiles(files: readonly ManifestFile[]): ExportFile[] {
  const smallest = new Map<string, number>();
  for (const { path, bytes } of files) {
    if (partOf(path) !== 'Unity export') continue;
    const name = path.replace(/^.*\//, '').replace(/\.(?:br|gz)$/, '');
    smallest.set(name, Math.min(bytes, smallest.get(name) ?? bytes));
  }
  return [...smallest].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
}

/** Sum of `exportFiles`, in bytes. */
export function exportSize(files: readonly ManifestFile[]): number {
  return exportFiles(files).reduce((sum, { bytes }) => sum + bytes, 0);
}
