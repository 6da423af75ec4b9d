import type { Clip } from 'reference-player/clips/clip.ts';

/** One frame of a clip, as a clip that does not move: the pose at a time in seconds. */
export function stillOfClip(clip: Clip, seconds: number): Clip {
  const index = Math.min(clip.frames.length - 1, Math.max(0, Math.round(seconds * clip.fps)));
  const frame = clip.frames[index];
  return { ...clip, name: `${clip.name} (pose)`, fps: 1, frames: frame ? [frame, frame] : [] };
}
