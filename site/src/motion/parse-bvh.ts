/** A joint of a BVH file. An end site is a joint without channels. */
export interface BvhJoint {
  name: string;
  /** Index of the parent, -1 for the root; parents come before children. */
  parent: number;
  /** From the parent, in the file's own unit. */
  offset: readonly [number, number, number];
  /** Such as `Xposition`, `Zrotation`: in the order in which rotations are applied, outermost first. */
  channels: readonly string[];
}

/** Biovision hierarchy: a skeleton, and a value a channel for each frame. */
export interface Bvh {
  joints: readonly BvhJoint[];
  /** Seconds from one frame to the next. */
  frameTime: number;
  /** A row a frame: the channels of all joints in their order; degrees, and the file's own unit of length. */
  frames: readonly Float32Array[];
}

/** What is wrong with a file, and the line it is on. */
class BvhError extends Error {
  override name = 'BvhError';

  constructor(problem: string, line: number) {
    super(`Line ${line}: ${problem}`);
  }
}

const CHANNEL = /^[xyz](position|rotation)$/i;
/** Nothing that moves is nested deeper; a file that is would end the stack. */
const MAX_DEPTH = 200;

/**
 * Reads a BVH file.
 *
 * @throws {BvhError} for the first thing that is wrong.
 * @see https://research.cs.wisc.edu/graphics/Courses/cs-838-1999/Jeff/BVH.html
 */
export function parseBvh(text: string): Bvh {
  const words = new Words(text);
  words.expect('HIERARCHY');
  words.expect('ROOT');
  const joints: BvhJoint[] = [];
  readJoint(words, joints, -1, words.name('the root'), 0);
  if (words.peek()?.toUpperCase() === 'ROOT')
    throw words.error('There is a second root; one figure is possible.');
  words.expect('MOTION');
  words.expect('Frames:');
  const count = words.count('The number of frames');
  words.expect('Frame');
  words.expect('Time:');
  const frameTime = words.number('The frame time');
  if (frameTime <= 0) throw words.error(`The frame time is ${frameTime}; it is the seconds between frames.`);
  const channels = joints.reduce((sum, joint) => sum + joint.channels.length, 0);
  const frames = Array.from({ length: count }, (_, frame) =>
    Float32Array.from({ length: channels }, () => words.number(`Frame ${frame + 1} of ${count}`)),
  );
  return { joints, frameTime, frames };
}

function readJoint(words: Words, joints: BvhJoint[], parent: number, name: string, depth: number): void {
  if (depth > MAX_DEPTH) throw words.error(`Joints are nested more than ${MAX_DEPTH} deep.`);
  words.expect('{');
  words.expect('OFFSET');
  const offset = [0, 0, 0].map(() => words.number(`The offset of ${name}`));
  const [x = 0, y = 0, z = 0] = offset;
  const joint: BvhJoint = { name, parent, offset: [x, y, z], channels: [] };
  const index = joints.push(joint) - 1;
  if (words.peek()?.toUpperCase() === 'CHANNELS') {
    words.next();
    const count = words.count(`The number of channels of ${name}`);
    joint.channels = Array.from({ length: count }, () => readChannel(words, name));
  }
  for (let word = words.next(); word !== '}'; word = words.next()) {
    if (word?.toUpperCase() === 'JOINT') {
      readJoint(words, joints, index, words.name(`a joint below ${name}`), depth + 1);
    } else if (word?.toUpperCase() === 'END') {
      words.expect('Site');
      readJoint(words, joints, index, `${name}End`, depth + 1);
    } else {
      throw words.error(
        word === undefined
          ? `The file ends within ${name}. It seems to be cut off.`
          : `"${word}" stands where JOINT, End Site or } of ${name} should.`,
      );
    }
  }
}

function readChannel(words: Words, joint: string): string {
  const channel = words.next() ?? '';
  if (CHANNEL.test(channel)) return channel;
  throw words.error(`"${channel}" is no channel of ${joint}; there are Xposition … Zrotation.`);
}

/** The words of a text, one after the other; its errors name the line of the last one. */
class Words {
  readonly #text: string;
  readonly #word = /\S+/g;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): string | undefined {
    const word = this.peek();
    this.#at = this.#word.lastIndex;
    return word;
  }

  peek(): string | undefined {
    this.#word.lastIndex = this.#at;
    const found = this.#word.exec(this.#text);
    if (found) return found[0];
    this.#word.lastIndex = this.#text.length;
    return undefined;
  }

  expect(wanted: string): void {
    const word = this.next();
    if (word?.toUpperCase() === wanted.toUpperCase()) return;
    throw this.error(
      word === undefined
        ? `The file ends where "${wanted}" should be. It seems to be cut off, or is no BVH file.`
        : `"${shorten(word)}" stands where "${wanted}" should be.`,
    );
  }

  name(what: string): string {
    const word = this.next();
    if (word && word !== '{') return word;
    throw this.error(`The name of ${what} is missing.`);
  }

  number(what: string): number {
    const word = this.next();
    const value = Number(word);
    if (word !== undefined && Number.isFinite(value)) return value;
    throw this.error(
      word === undefined
        ? `${what} is missing: the file ends. It seems to be cut off.`
        : `${what} is "${shorten(word)}", and no number.`,
    );
  }

  count(what: string): number {
    const value = this.number(what);
    if (Number.isInteger(value) && value >= 0 && value <= 1e6) return value;
    throw this.error(`${what} is ${value}.`);
  }

  error(problem: string): BvhError {
    return new BvhError(problem, this.#text.slice(0, this.#at).split('\n').length);
  }
}

const shorten = (word: string): string => (word.length > 40 ? `${word.slice(0, 40)}…` : word);
