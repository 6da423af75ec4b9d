/** A motion clip after its JSON has been checked; see the README for the format. */
export interface MotionClip {
  readonly name: string;
  readonly fps: number;
  readonly loop: boolean;
  readonly joints: readonly string[];
  readonly parents: readonly number[];
  /** Three floats a joint, in metres. */
  readonly offsets: Float32Array;
  /** Middle of the top of a stool, in the space of the root. */
  readonly seat: readonly number[] | undefined;
  readonly frameCount: number;
  /** A frame: root translation, then a quaternion (x, y, z, w) a joint. */
  readonly frames: Float32Array;
}

const MAX_JOINTS = 64;
const MAX_FRAMES = 60 * 60 * 10;

/** Reads a clip. Throws an error that names the place of the first thing that is wrong. */
export function parseClip(text: string): MotionClip {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (reason) {
    throw new Error(`The clip is no JSON: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
  const clip = record(json, 'The clip');
  const joints = list(clip.joints, 'joints').map((name, index) => string(name, `joints[${index}]`));
  const count = joints.length;
  if (count < 1 || count > MAX_JOINTS)
    throw new Error(`joints has ${count} entries; 1 to ${MAX_JOINTS} are possible.`);
  const parents = list(clip.parents, 'parents', count).map((value, index) => {
    const parent = number(value, `parents[${index}]`);
    if (Number.isInteger(parent) && parent >= -1 && parent < index) return parent;
    throw new Error(`parents[${index}] is ${parent}; it must be -1 or the index of an earlier joint.`);
  });
  const offsets = new Float32Array(count * 3);
  for (const [index, offset] of list(clip.offsets, 'offsets', count).entries()) {
    offsets.set(numbers(offset, 3, `offsets[${index}]`), index * 3);
  }
  const fps = number(clip.fps, 'fps');
  if (fps <= 0 || fps > 1000) throw new Error(`fps is ${fps}; it must be over 0 and at most 1000.`);
  const frames = list(clip.frames, 'frames');
  if (frames.length < 1 || frames.length > MAX_FRAMES) {
    throw new Error(`frames has ${frames.length} entries; 1 to ${MAX_FRAMES} are possible.`);
  }
  const stride = 3 + 4 * count;
  const packed = new Float32Array(frames.length * stride);
  for (const [index, value] of frames.entries())
    packFrame(value, index, count, packed.subarray(index * stride));
  return {
    name: clip.name === undefined ? 'clip' : string(clip.name, 'name'),
    fps,
    loop: clip.loop !== false,
    joints,
    parents,
    offsets,
    seat: clip.seat === undefined ? undefined : numbers(clip.seat, 3, 'seat'),
    frameCount: frames.length,
    frames: packed,
  };
}

function packFrame(value: unknown, index: number, joints: number, out: Float32Array): void {
  const frame = record(value, `frames[${index}]`);
  out.set(numbers(frame.root, 3, `frames[${index}].root`));
  for (const [joint, rotation] of list(frame.rotations, `frames[${index}].rotations`, joints).entries()) {
    const place = `frames[${index}].rotations[${joint}]`;
    const q = numbers(rotation, 4, place);
    const size = Math.hypot(...q);
    if (size < 0.5 || size > 2)
      throw new Error(`${place} has length ${size}; a rotation is a quaternion of length 1.`);
    out.set(
      q.map((component) => component / size),
      3 + joint * 4,
    );
  }
}

function record(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${place} is no object.`);
  return Object.fromEntries(Object.entries(value));
}

function list(value: unknown, place: string, length?: number): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${place} is no list.`);
  if (length !== undefined && value.length !== length) {
    throw new Error(`${place} has ${value.length} entries, but there are ${length} joints.`);
  }
  return value;
}

function numbers(value: unknown, length: number, place: string): number[] {
  const values = Array.isArray(value) ? value : [];
  if (values.length !== length) throw new Error(`${place} is no list of ${length} numbers.`);
  return values.map((entry, index) => number(entry, `${place}[${index}]`));
}

function number(value: unknown, place: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Error(`${place} is ${JSON.stringify(value)}, and no number.`);
}

function string(value: unknown, place: string): string {
  if (typeof value === 'string') return value;
  throw new Error(`${place} is ${JSON.stringify(value)}, and no string.`);
}
