import type { Clip } from 'reference-player/clips/clip.ts';

/** A pose of the demo: what its controls are set to, and the moment. */
export interface SharedPose {
  /** Values of the form's controls by name; what is as it starts is left out. */
  settings: Readonly<Record<string, string>>;
  /** Seconds from the start of the clip. */
  seconds: number;
  /** The pose itself, where its clip comes from a file that others do not have. */
  still?: Clip | undefined;
}

/** As one fragment of an address: `#time=0.52&clip=run&camera=side`. */
export async function poseToFragment({ settings, seconds, still }: SharedPose): Promise<string> {
  const fragment = new URLSearchParams({ time: seconds.toFixed(2), ...settings });
  if (still) fragment.set('pose', await pack(JSON.stringify(still)));
  return `#${fragment}`;
}

/**
 * @returns `undefined` for a fragment that holds no pose, such as one of a heading.
 * @throws {Error} for one that was cut off or is damaged.
 */
export async function poseOfFragment(fragment: string): Promise<SharedPose | undefined> {
  const { time, pose, ...settings } = Object.fromEntries(new URLSearchParams(fragment.replace(/^#/, '')));
  if (time === undefined) return undefined;
  const seconds = Number(time);
  if (!Number.isFinite(seconds)) throw new Error(`The address names the time "${time}", which is no number.`);
  return { settings, seconds, still: pose === undefined ? undefined : await readStill(pose) };
}

/** The fragment of a pose that was saved under an id. */
export function savedPoseToFragment(id: string): string {
  return `#${new URLSearchParams({ saved: id })}`;
}

/** @returns the id in the fragment of a saved pose; `undefined` for any other fragment. */
export function savedPoseOfFragment(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('saved') ?? undefined;
}

async function readStill(packed: string): Promise<Clip> {
  try {
    const clip: Clip = JSON.parse(await unpack(packed));
    return clip;
  } catch (cause) {
    throw new Error('The pose in the address is not whole. It may have been cut off where it was copied.', {
      cause,
    });
  }
}

async function pack(text: string): Promise<string> {
  const bytes = new Uint8Array(await through(text, new CompressionStream('deflate-raw')));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function unpack(packed: string): Promise<string> {
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')));
}

function through(
  input: string | Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<ArrayBuffer> {
  return new Response(new Response(input).body?.pipeThrough(transform)).arrayBuffer();
}
