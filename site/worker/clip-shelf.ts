import type { Clip } from 'reference-player/clips/clip.ts';
import { CLIPS } from 'reference-player/clips/index.ts';
import type { ClipSummary } from '../src/server/schemas/clip.ts';

/** The player's own clips, by id. */
const clips: ReadonlyMap<string, Clip> = new Map(CLIPS.map((clip) => [clip.name.toLowerCase(), clip]));

export function listClips(): ClipSummary[] {
  return [...clips].map(([id, { name, fps, loop, frames }]) => ({
    id,
    name,
    fps,
    loop,
    frames: frames.length,
    // The last frame begins where the clip ends.
    seconds: (frames.length - 1) / fps,
  }));
}

export function findClip(id: string): Clip | undefined {
  return clips.get(id);
}
