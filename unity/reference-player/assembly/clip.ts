import { frameStride } from './skeleton';

/** The clip that plays. The page's side writes its frames straight into memory after {@link reserveClip}. */
let base: usize = 0;
let capacity: usize = 0;

export let frameCount: i32 = 0;
export let framesPerSecond: f32 = 30;
export let loops: bool = true;

/**
 * Makes room for a clip of the skeleton in use, and makes it the clip that plays.
 * Returns the address of its first float; the previous clip's frames are gone.
 */
export function reserveClip(frames: i32, fps: f32, loop: bool): usize {
  const bytes = <usize>(frames * frameStride() * 4);
  if (bytes > capacity) {
    base = heap.alloc(bytes);
    capacity = bytes;
  }
  frameCount = frames;
  framesPerSecond = fps;
  loops = loop;
  return base;
}

/** Address of the root translation of a frame. */
export function frameRoot(frame: i32): usize {
  return base + <usize>(frame * frameStride() * 4);
}

/** Address of the rotation of a joint in a frame. */
export function frameRotation(frame: i32, joint: i32): usize {
  return frameRoot(frame) + 12 + <usize>(joint * 16);
}

/** Length in seconds. The last frame of a looping clip repeats the first one. */
export function duration(): f32 {
  return <f32>max(frameCount - 1, 0) / framesPerSecond;
}
