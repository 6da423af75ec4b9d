import { CLIPS } from 'reference-player/clips/index.ts';
import { scale } from 'reference-player/clips/vector.ts';
import { parseClip } from 'reference-player/src/framework/clip-format.ts';
import { describe, expect, it } from 'vitest';
import { bvhOfClip } from '../src/motion/bvh-of-clip.ts';
import { clipOfBvh } from '../src/motion/clip-of-bvh.ts';
import { humanoidNames } from '../src/motion/joint-names.ts';
import { formatOf } from '../src/motion/motion-format.ts';
import { parseBvh } from '../src/motion/parse-bvh.ts';
import { poseOfFragment, poseToFragment } from '../src/motion/pose-address.ts';
import { stillOfClip } from '../src/motion/still-of-clip.ts';
import { SMALL } from './small-bvh.ts';

describe('clipOfBvh', () => {
  it('gives metres on the ground, and the names that the player knows', () => {
    const { clip } = clipOfBvh(parseBvh(SMALL), 'small');
    expect(clip).toMatchObject({
      name: 'small',
      fps: 20,
      joints: ['Hips', 'LeftUpperLeg', 'LeftUpLegEnd'],
      parents: [-1, 0, 1],
      offsets: [
        [0, 0.9, 0],
        [0.1, -0.4, 0],
        [0, -0.5, 0],
      ],
    });
    // At rest the end of the leg is at the ground; the turned figure's is where it was.
    expect(clip.frames.map(({ root }) => root)).toEqual([
      [0, 0.9, 0],
      [0.05, 0.9, 0.2],
    ]);
    expect(clip.frames[1]?.rotations).toEqual([
      [0.5, 0, 0, 0.866],
      [0, 0.2588, 0, 0.9659],
      [0, 0, 0, 1],
    ]);
  });

  it.each(CLIPS)('gives back $name from its own BVH', (clip) => {
    const { clip: again } = clipOfBvh(parseBvh(bvhOfClip(clip)), clip.name);
    // In the same order as well, so that the player dresses it in the same body.
    expect(again.joints).toEqual(clip.joints);
    expect(again.parents).toEqual(clip.parents);
    for (const [index, frame] of clip.frames.entries()) {
      const other = again.frames[index];
      expect(other?.root[1]).toBeCloseTo(frame.root[1] ?? 0, 3);
      for (const [joint, name] of clip.joints.entries()) {
        const q = other?.rotations[again.joints.indexOf(name)] ?? [];
        const dot = (frame.rotations[joint] ?? []).reduce(
          (sum, value, axis) => sum + value * (q[axis] ?? 0),
          0,
        );
        expect(Math.abs(dot), `${name} of frame ${index}`).toBeGreaterThan(0.9999);
      }
    }
    // The player takes it as it is.
    expect(parseClip(JSON.stringify(again)).frameCount).toBe(clip.frames.length);
  });

  it('puts a figure that hangs in the air onto the ground', () => {
    const { clip } = clipOfBvh(parseBvh(SMALL.replaceAll(/^(\d) 90/gm, '$1 140')), 'high');
    expect(clip.frames.map(({ root }) => root[1])).toEqual([0.9, 0.9]);
  });

  it.each([
    ['metres', 0.01, 0.9, []],
    ['inches', 1 / 1.5, 60 * 0.0254, ['lengths read as inches']],
    ['millimetres', 10, 0.9, ['lengths read as millimetres']],
    ['a unit of its own', 0.17, 1.75, ['scaled to a height of 1.75 m']],
  ])('reads lengths in %s', (_, factor, height, notes) => {
    const { joints, frameTime, frames } = parseBvh(SMALL);
    const scaled = {
      frameTime,
      joints: joints.map((joint) => ({ ...joint, offset: scale(joint.offset, factor) })),
      frames: frames.map((frame) => frame.map((value, channel) => (channel < 3 ? value * factor : value))),
    };
    const converted = clipOfBvh(scaled, 'scaled');
    expect(converted.clip.frames[0]?.root[1]).toBeCloseTo(height, 3);
    expect(converted.notes).toEqual(notes);
  });

  it('knows a figure’s height where its bones lie along one axis at rest', () => {
    const leg = SMALL.replace('OFFSET 10 -40 0', 'OFFSET 0 0 0').replace('OFFSET 0 -50 0', 'OFFSET 90 0 0');
    const { clip, notes } = clipOfBvh(
      parseBvh(leg.replaceAll(/^(\d 90 \d+) .*$/gm, '$1 0 0 0 -90 0 0')),
      'leg',
    );
    expect(clip.frames[0]?.root[1]).toBeCloseTo(0.9, 3);
    expect(notes).toEqual([]);
  });

  it('puts a figure whose z axis is up on its feet', () => {
    const lying = SMALL.replaceAll(/OFFSET (\S+) (\S+) (\S+)/g, (_, x, y, z) => `OFFSET ${x} ${-z} ${y}`)
      .replace('0 90 0 0 0 0 0 0 0', '0 0 90 0 0 0 0 0 0')
      .replace('5 90 20 0 60 0 0 0 30', '5 -20 90 0 60 0 30 0 0');
    const { clip, notes } = clipOfBvh(parseBvh(lying), 'small');
    expect(clip).toEqual(clipOfBvh(parseBvh(SMALL), 'small').clip);
    expect(notes).toEqual(['turned so that its z axis is up']);
  });

  it('takes the place of a joint from its channels where it has some', () => {
    const placed = SMALL.replace('OFFSET 10 -40 0', 'OFFSET 0 0 0')
      .replace('CHANNELS 3 Z', 'CHANNELS 6 Xposition Yposition Zposition Z')
      .replaceAll(/^(\d 90(?: \d+){4})/gm, '$1 10 -40 0');
    const { clip } = clipOfBvh(parseBvh(placed), 'small');
    expect(clip).toEqual(clipOfBvh(parseBvh(SMALL), 'small').clip);
  });

  it('leaves out the smallest ends where there are more joints than the player takes, and says so', () => {
    const fingers = Array.from(
      { length: 80 },
      (_, index) => `JOINT F${index} { OFFSET 0 ${index + 1} 0 CHANNELS 3 Zrotation Xrotation Yrotation }`,
    ).join('\n');
    const text = SMALL.replace('JOINT LeftUpLeg', `${fingers}\nJOINT LeftUpLeg`)
      .replace('0 90 0 0 0 0 0 0 0\n', `0 90 0 0 0 0 ${'0 '.repeat(240)}0 0 0\n`)
      .replace('5 90 20 0 60 0 0 0 30', `5 90 20 0 60 0 ${'0 '.repeat(240)}0 0 30`);
    const { clip, notes } = clipOfBvh(parseBvh(text), 'hand');
    expect(clip.joints).toHaveLength(64);
    expect(clip.joints).toContain('F79');
    expect(clip.joints).not.toContain('F0');
    expect(clip.frames[1]?.rotations[clip.joints.indexOf('LeftUpperLeg')]).toEqual([0, 0.2588, 0, 0.9659]);
    expect(notes).toEqual(['19 joints of fingers or ends left out']);
    expect(() => parseClip(JSON.stringify(clip))).not.toThrow();
  });

  it('takes every second frame of a file at 120 Hz, and the beginning of a very long one', () => {
    const { clip } = clipOfBvh({ ...parseBvh(SMALL), frameTime: 1 / 120 }, 'fast');
    expect([clip.fps, clip.frames.length]).toEqual([60, 1]);
    const [frame = new Float32Array()] = parseBvh(SMALL).frames;
    const long = clipOfBvh(
      { ...parseBvh(SMALL), frameTime: 1 / 60, frames: Array(20_000).fill(frame) },
      'long',
    );
    expect([long.clip.fps, long.clip.frames.length]).toEqual([30, 6000]);
    expect(long.notes).toEqual(['the first 200 seconds of it']);
  });

  it('refuses a skeleton without motion', () => {
    const text = SMALL.slice(0, SMALL.indexOf('0 90 0 0')).replace('Frames: 2', 'Frames: 0');
    expect(() => clipOfBvh(parseBvh(text), 'none')).toThrow('The file has a skeleton, but no frames.');
  });
});

it.each([
  ['mixamorig:LeftUpLeg', 'LeftUpperLeg'],
  ['mixamorig1_RightUpLeg', 'RightUpperLeg'],
  ['Bip01 L Thigh', 'LeftUpperLeg'],
  ['ValveBiped.Bip01_R_Calf', 'RightLowerLeg'],
  ['Skeleton1_LShin', 'LeftLowerLeg'],
  ['J_Bip_C_Hips', 'Hips'],
  ['LHipJoint', 'LHipJoint'],
  ['LeftLeg', 'LeftLowerLeg'],
  ['RightForeArm', 'RightLowerArm'],
  ['thigh.L', 'LeftUpperLeg'],
  ['r_knee', 'RightLowerLeg'],
  ['RightToeBase', 'RightToes'],
  ['pelvis', 'Hips'],
  ['Spine2', 'Spine2'],
  ['LeftHandIndex1', 'LeftHandIndex1'],
  ['lamp', 'lamp'],
])('%s is %s', (name, known) => {
  expect(humanoidNames([name])).toEqual([known]);
});

it.each([
  ['an FBX file', 'Kaydara FBX Binary  \u0000\u001a'],
  ['an FBX file', '; FBX 7.4.0 project file'],
  ['a glTF file', 'glTF\u0002\u0000'],
  ['a ZIP archive', 'PK\u0003\u0004'],
  ['a C3D file', '\u0002P\u0001'],
  ['an ASF or AMC file', '#!OML:ASF H:\n:FULLY-SPECIFIED\n:DEGREES'],
  ['a web page', '\n<!DOCTYPE html>'],
  [undefined, SMALL],
  [undefined, 'Dear reader'],
])('%s is told by its beginning', (name, text) => {
  expect(formatOf(text)).toBe(name);
});

it('gives a name once', () => {
  expect(humanoidNames(['LeftHip', 'LeftUpLeg'])).toEqual(['LeftUpperLeg', 'LeftUpLeg']);
});

describe('the address of a pose', () => {
  const [clip] = CLIPS;

  it('holds settings, the moment, and the pose itself where others lack its clip', async () => {
    const still = clip && stillOfClip(clip, 0.5);
    expect(still?.frames).toHaveLength(2);
    expect(still?.frames[0]).toEqual(clip?.frames[Math.round(0.5 * (clip?.fps ?? 0))]);
    const fragment = await poseToFragment({ settings: { clip: 'run', noise: '4' }, seconds: 0.514, still });
    expect(fragment.startsWith('#time=0.51&clip=run&noise=4&pose=')).toBe(true);
    // What an address may have without anybody's cutting it.
    expect(fragment.length).toBeLessThan(2000);
    expect(await poseOfFragment(fragment)).toEqual({
      settings: { clip: 'run', noise: '4' },
      seconds: 0.51,
      still,
    });
  });

  it('is none where the fragment is a heading’s', async () => {
    expect(await poseOfFragment('#keys')).toBeUndefined();
    expect(await poseOfFragment('')).toBeUndefined();
  });

  it.each([
    ['#time=soon', 'The address names the time "soon"'],
    ['#time=0&pose=eJw', 'The pose in the address is not whole.'],
    ['#time=0&pose=%%%', 'The pose in the address is not whole.'],
  ])('%s says what is wrong', async (fragment, message) => {
    await expect(poseOfFragment(fragment)).rejects.toThrow(message);
  });
});
