import { describe, expect, it } from 'vitest';
import { parseClip } from '../src/framework/clip-format.ts';

const clip = {
  name: 'two',
  fps: 30,
  joints: ['Hips', 'Spine'],
  parents: [-1, 0],
  offsets: [
    [0, 1, 0],
    [0, 0.1, 0],
  ],
  frames: [
    {
      root: [0, 1, 0],
      rotations: [
        [0, 0, 0, 1],
        [0, 0, 0, 1.1],
      ],
    },
  ],
};

describe('parseClip', () => {
  it('packs root and rotations frame by frame, of length 1', () => {
    const parsed = parseClip(JSON.stringify(clip));
    expect([...parsed.frames]).toEqual([0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect(parsed).toMatchObject({ name: 'two', fps: 30, loop: true, frameCount: 1 });
  });

  it.each([
    ['{', 'no JSON'],
    ['[]', 'no object'],
    [{ ...clip, joints: [] }, 'joints has 0 entries'],
    [{ ...clip, parents: [-1, 1] }, 'parents[1] is 1'],
    [{ ...clip, offsets: [[0, 1, 0]] }, 'offsets has 1 entries'],
    [{ ...clip, fps: 0 }, 'fps is 0'],
    [{ ...clip, frames: [] }, 'frames has 0 entries'],
    [{ ...clip, frames: [{ root: [0, 'up', 0], rotations: [] }] }, 'frames[0].root[1] is "up"'],
    [
      { ...clip, frames: [{ root: [0, 0, 0], rotations: [[0, 0, 0, 1]] }] },
      'frames[0].rotations has 1 entries',
    ],
    [
      {
        ...clip,
        frames: [
          {
            root: [0, 0, 0],
            rotations: [
              [0, 0, 0, 0],
              [0, 0, 0, 1],
            ],
          },
        ],
      },
      'frames[0].rotations[0] has length 0',
    ],
  ])('refuses %j and says where it is wrong', (input, message) => {
    expect(() => parseClip(typeof input === 'string' ? input : JSON.stringify(input))).toThrow(message);
  });
});
