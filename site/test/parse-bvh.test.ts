import { describe, expect, it } from 'vitest';
import { parseBvh } from '../src/motion/parse-bvh.ts';
import { SMALL } from './small-bvh.ts';

describe('parseBvh', () => {
  it('reads skeleton, channels and frames', () => {
    const { joints, frameTime, frames } = parseBvh(SMALL);
    expect(joints.map(({ name, parent, channels }) => [name, parent, channels.length])).toEqual([
      ['Hips', -1, 6],
      ['LeftUpLeg', 0, 3],
      ['LeftUpLegEnd', 1, 0],
    ]);
    expect(frameTime).toBe(0.05);
    expect(frames.map((frame) => [...frame])).toEqual([
      [0, 90, 0, 0, 0, 0, 0, 0, 0],
      [5, 90, 20, 0, 60, 0, 0, 0, 30],
    ]);
  });

  it.each([
    [
      'an empty file',
      '',
      'Line 1: The file ends where "HIERARCHY" should be. It seems to be cut off, or is no BVH file.',
    ],
    ['another file', '<!doctype html>', 'Line 1: "<!doctype" stands where "HIERARCHY" should be.'],
    [
      'a file cut off in its skeleton',
      SMALL.slice(0, SMALL.indexOf('End Site')),
      'Line 10: The file ends within LeftUpLeg. It seems to be cut off.',
    ],
    [
      'a file cut off in its frames',
      SMALL.slice(0, -6),
      'Line 20: Frame 2 of 2 is missing: the file ends. It seems to be cut off.',
    ],
    [
      'a value that is no number',
      SMALL.replace('5 90 20', '5 x 20'),
      'Line 20: Frame 2 of 2 is "x", and no number.',
    ],
    [
      'a channel that there is not',
      SMALL.replace('Zrotation', 'Wrotation'),
      'Line 5: "Wrotation" is no channel of Hips; there are Xposition … Zrotation.',
    ],
    [
      'a frame time of nothing',
      SMALL.replace('0.05', '0'),
      'Line 18: The frame time is 0; it is the seconds between frames.',
    ],
    [
      'two figures',
      SMALL.replace('MOTION', 'ROOT Other { }\nMOTION'),
      'Line 15: There is a second root; one figure is possible.',
    ],
  ])('says what is wrong with %s', (_, text, message) => {
    expect(() => parseBvh(text)).toThrow(message);
  });
});

describe('parseBvh takes what programs write', () => {
  const plain = parseBvh(SMALL);

  it.each([
    ['lines of Windows', SMALL.replaceAll('\n', '\r\n')],
    ['lines of an old Mac', SMALL.replaceAll('\n', '\r')],
    ['tabs', SMALL.replaceAll(/ (?=[\d-])/g, '\t').replaceAll('  ', '\t')],
    [
      'small letters',
      SMALL.replaceAll(/HIERARCHY|ROOT|JOINT|OFFSET|CHANNELS|MOTION/g, (word) => word.toLowerCase()),
    ],
    [
      'numbers with exponents',
      SMALL.replaceAll(/\b(?:90|60|0\.05)\b/g, (number) => Number(number).toExponential()),
    ],
    ['braces close to words', SMALL.replaceAll(/\s*\{/g, '{')],
    ['labels close to numbers', SMALL.replace('Frames: ', 'Frames:').replace('Time: ', 'Time:')],
    [
      'labels far from their colons',
      SMALL.replace('Frames:', 'Frames :').replace('Frame Time:', 'Frame  Time :\t'),
    ],
    ['end sites with names', SMALL.replace('End Site', 'End Site Toes')],
    ['more values than frames', `${SMALL}1 2 3\n`],
  ])('%s', (_, text) => {
    const { joints, frameTime, frames } = parseBvh(text);
    expect(joints).toEqual(plain.joints);
    expect(frameTime).toBe(plain.frameTime);
    expect(frames).toEqual(plain.frames);
  });

  it('names of joints with spaces', () => {
    const { joints } = parseBvh(SMALL.replace('LeftUpLeg', 'Bip01 L  Thigh '));
    expect(joints.map(({ name }) => name)).toEqual(['Hips', 'Bip01 L Thigh', 'Bip01 L ThighEnd']);
  });
});
