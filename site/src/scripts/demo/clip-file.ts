import type { Clip } from 'reference-player/clips/clip.ts';
import { parseClip } from 'reference-player/src/framework/clip-format.ts';
import { clipOfBvh } from '../../motion/clip-of-bvh.ts';
import { formatOf } from '../../motion/motion-format.ts';
import { parseBvh } from '../../motion/parse-bvh.ts';

/** The longest file that is read, in bytes: some minutes of a whole body. */
const MAX_BYTES = 80_000_000;

/** A clip from a file, and what is to be said of it. */
export interface FileClip {
  clip: Clip;
  summary: string;
}

/**
 * Reads a motion file: BVH, or the player's own JSON.
 *
 * @param names Names that clips have already; the file's gets another one.
 * @throws {Error} with the file, the place and the cause.
 */
export async function readClipFile(file: File, names: readonly string[]): Promise<FileClip> {
  try {
    if (file.size > MAX_BYTES) {
      throw new Error(`it has ${Math.round(file.size / 1e6)} MB; up to ${MAX_BYTES / 1e6} MB are read.`);
    }
    const text = await file.text();
    const other = formatOf(text);
    if (other) throw new Error(`It is ${other}, whatever it is called; BVH is read.`);
    const base = file.name.replace(/\.\w+$/, '');
    const name = names.includes(base) ? `${base} (file)` : base;
    const { clip, notes } = text.trimStart().startsWith('{')
      ? { clip: clipOfJson(text, name), notes: [] }
      : clipOfBvh(parseBvh(text), name);
    const seconds = (clip.frames.length / clip.fps).toFixed(1);
    const about = `${file.name}: ${clip.joints.length} joints, ${seconds} s at ${Math.round(clip.fps)} Hz`;
    return { clip, summary: [about, ...notes].join('; ') };
  } catch (cause) {
    throw new Error(
      `${file.name} cannot be played. ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

function clipOfJson(text: string, name: string): Clip {
  parseClip(text);
  const clip: Clip = JSON.parse(text);
  return { ...clip, name };
}
