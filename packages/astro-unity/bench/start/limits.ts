import type { UnityExport } from 'astro-unity';
import { BYTES_PER_SECOND } from './visit.ts';

/** Time to a running game, over that of Unity's own template, by how Unity compressed the export. */
const MAX_OF_TEMPLATE = { gzip: 0.78, brotli: 0.95, none: undefined } as const;

/** Time to a running game, over the least that the bytes and the start itself take. */
export const MAX_OF_LEAST = 1.1;

/** A second start in the same page, over the first. */
export const MAX_SECOND_MOUNT = 0.5;

/** A second visit, over one of the page of Unity's own template. */
export const MAX_SECOND_VISIT = 1;

/** The player's code on a page with one player of a modern export, in bytes, compressed with brotli. */
export const MAX_PLAYER_BYTES = 8192;

/** The limit for a first visit; none for exports that Unity did not compress. */
export function maxOfTemplate({ parts }: UnityExport): number | undefined {
  return MAX_OF_TEMPLATE[parts.get('code')?.compression ?? 'none'];
}

/**
 * The least that a first visit can take, in milliseconds: the download at full speed, and the start when everything is
 * there.
 */
export function leastMilliseconds(bytes: number, warmMs: number): number {
  return (bytes / BYTES_PER_SECOND) * 1000 + warmMs;
}
