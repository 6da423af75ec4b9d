import { CLIPS } from 'reference-player/clips/index.ts';
import { expect, test } from 'vitest';
import { stillOfClip } from '../../src/motion/still-of-clip.ts';
import { clip, clipId } from '../../src/server/schemas/clip.ts';
import { LONGEST_SETTINGS, LONGEST_STILL, pose, poseId } from '../../src/server/schemas/pose.ts';

import { largestPose, settingsOf, stillOf } from './largest-pose.ts';

const [walk] = CLIPS;
if (!walk) throw new Error('The player has no clip.');
const still = stillOfClip(walk, 0.5);

test.each(CLIPS.map((known) => [known.name, known] as const))(
  'the player’s clip "%s" is a clip',
  (_name, known) => {
    expect(clip.parse(known)).toEqual(known);
  },
);

test.each<[string, unknown]>([
  ['no frames', { ...walk, frames: [] }],
  ['another format', { ...walk, format: 'bvh' }],
  ['a later version', { ...walk, version: 2 }],
  ['a joint too few', { ...walk, joints: walk.joints.slice(1) }],
  ['a joint before its parent', { ...walk, parents: walk.parents.with(1, 5) }],
  ['a frame with too few rotations', { ...walk, frames: [{ root: [0, 1, 0], rotations: [] }] }],
  ['a number that is none', { ...walk, fps: null }],
])('a clip with %s is none', (_what, value) => {
  expect(clip.safeParse(value).success).toBe(false);
});

test.each<[string, unknown]>([
  ['by its settings', { settings: { clip: 'run', camera: 'side' }, seconds: 0.52 }],
  ['as a still', { settings: {}, seconds: 0, still }],
  ['as large as it may be', largestPose],
])('a pose %s is one', (_what, value) => {
  expect(pose.parse(value)).toEqual(value);
});

test.each<[string, unknown]>([
  ['a time before the start', { settings: {}, seconds: -1 }],
  ['more than a pose', { settings: {}, seconds: 0, admin: true }],
  ['a setting that is no text', { settings: { speed: 2 }, seconds: 0 }],
  ['a setting of a strange name', { settings: { '<b>': '' }, seconds: 0 }],
  ['a long setting', { settings: { clip: 'x'.repeat(101) }, seconds: 0 }],
  ['a whole clip in the place of a still', { settings: {}, seconds: 0, still: walk }],
  ['more settings than are kept', { settings: settingsOf(LONGEST_SETTINGS + 1), seconds: 0 }],
  ['a larger still than is kept', { settings: {}, seconds: 0, still: stillOf(LONGEST_STILL + 1) }],
])('a pose with %s is none', (_what, value) => {
  expect(pose.safeParse(value).success).toBe(false);
});

test.each([
  [clipId, 'walk', true],
  [clipId, 'gait-2', true],
  [clipId, '../poses', false],
  [clipId, 'a%2Fb', false],
  [clipId, '-walk', false],
  [clipId, '', false],
  [clipId, 'x'.repeat(65), false],
  [poseId, 'di-5py3qpCEb', true],
  [poseId, 'short', false],
  [poseId, '../../admin', false],
  [poseId, 'abcdefgh?x=1', false],
])('%#: an id such as "%s"', (schema, id, isGood) => {
  expect(schema.safeParse(id).success).toBe(isGood);
});
