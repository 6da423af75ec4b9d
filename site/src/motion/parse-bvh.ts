import { BvhWords } from './bvh-words.ts';

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

const CHANNEL = /^[xyz](position|rotation)$/i;
/** Nothing that moves is nested deeper; a file that is would end the stack. */
const MAX_DEPTH = 200;

/**
 * Reads a BVH file.
 *
 * @throws {Error} with the line, for the first thing that is wrong.
 * @see https://research.cs.wisc.edu/graphics/Courses/cs-838-1999/Jeff/BVH.html
 */
export function parseBvh(text: string): Bvh {
  const words = new BvhWords(text);
  words.expect('HIERARCHY');
  words.expect('ROOT');
  const joints: BvhJoint[] = [];
  readJoint(words, joints, -1, words.name('the root'), 0);
  if (words.peek()?.toUpperCase() === 'ROOT')
    throw words.error('There is a second root; one figure is possible.');
  words.expect('MOTION');
  words.expectLabel('Frames:');
  const count = words.count('The number of frames');
  words.expectLabel('Frame Time:');
  const frameTime = words.number('The frame time');
  if (frameTime <= 0) throw words.error(`The frame time is ${frameTime}; it is the seconds between frames.`);
  const channels = joints.reduce((sum, joint) => sum + joint.channels.length, 0);
  const frames = Array.from({ length: count }, (_, frame) =>
    Float32Array.from({ length: channels }, () => words.number(`Frame ${frame + 1} of ${count}`)),
  );
  return { joints, frameTime, frames };
}

function readJoint(words: BvhWords, joints: BvhJoint[], parent: number, name: string, depth: number): void {
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
      // Some programs give it a name, which nothing needs.
      words.restOfName();
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

function readChannel(words: BvhWords, joint: string): string {
  const channel = words.next() ?? '';
  if (CHANNEL.test(channel)) return channel;
  throw words.error(`"${channel}" is no channel of ${joint}; there are Xposition … Zrotation.`);
}
