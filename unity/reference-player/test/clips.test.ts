import { describe, expect, it } from 'vitest';
import type { Clip } from '../clips/clip.ts';
import { CLIPS } from '../clips/index.ts';
import { type Pose, pointOn, solve } from '../clips/pose.ts';
import type { Quaternion } from '../clips/quaternion.ts';
import { SOLE } from '../clips/skeleton.ts';
import type { Vec3 } from '../clips/vector.ts';

const SIDES = ['Left', 'Right'] as const;

function vec3([x = 0, y = 0, z = 0]: readonly number[]): Vec3 {
  return [x, y, z];
}

function posesOf(clip: Clip): Pose[] {
  return clip.frames.map((frame) => ({
    root: vec3(frame.root),
    rotations: frame.rotations.map(([x = 0, y = 0, z = 0, w = 1]): Quaternion => [x, y, z, w]),
  }));
}

/** Heel and ball of a foot in the world. */
function soleOf(pose: Pose, side: (typeof SIDES)[number]): Vec3[] {
  const world = solve(pose);
  return [pointOn(world, `${side}Foot`, SOLE.heel), pointOn(world, `${side}Foot`, SOLE.ball)];
}

/** Angle in degrees between two rotations, by their chord: exact for small angles, where a cosine is not. */
function angle(a: readonly number[], b: readonly number[]): number {
  const chord = (sign: number): number =>
    Math.hypot(...a.map((value, index) => value - sign * (b[index] ?? 0)));
  return (4 * Math.asin(Math.min(1, Math.min(chord(1), chord(-1)) / 2)) * 180) / Math.PI;
}

describe.each(CLIPS)('the clip $name', (clip) => {
  const poses = posesOf(clip);

  it('holds only unit quaternions', () => {
    const lengths = clip.frames.flatMap((frame) => frame.rotations.map((q) => Math.hypot(...q)));
    expect(Math.min(...lengths)).toBeGreaterThan(0.999);
    expect(Math.max(...lengths)).toBeLessThan(1.001);
  });

  it('ends in the pose in which it begins, and goes on at the pace that it has elsewhere', () => {
    const [first, last] = [clip.frames[0], clip.frames.at(-1)];
    expect(last?.root[1]).toBeCloseTo(first?.root[1] ?? Number.NaN, 3);
    const count = clip.frames.length - 1;
    for (const joint of clip.joints.keys()) {
      const rotation = (frame: number): readonly number[] => clip.frames[frame]?.rotations[joint] ?? [];
      expect(angle(rotation(0), rotation(count))).toBeLessThan(0.1);
      // How far a frame is from halfway between its neighbours; at the seam, across it.
      const bend = (frame: number): number => {
        const [before, after] = [rotation((frame - 1 + count) % count), rotation(frame + 1)];
        const sign = Math.sign(before.reduce((sum, value, index) => sum + value * (after[index] ?? 0), 0));
        const middle = before.map((value, index) => (value + sign * (after[index] ?? 0)) / 2);
        return angle(middle, rotation(frame));
      };
      const elsewhere = Array.from({ length: count - 1 }, (_, index) => bend(index + 1));
      // The left and the right limb pass the seam half a cycle apart, so each has a peer in the middle of a gait.
      expect(bend(0)).toBeLessThan(Math.max(...elsewhere) * 1.1 + 1.5);
    }
  });

  it('moves no joint by a leap', () => {
    for (const [index, frame] of clip.frames.slice(1).entries()) {
      for (const joint of clip.joints.keys()) {
        const step = angle(clip.frames[index]?.rotations[joint] ?? [], frame.rotations[joint] ?? []);
        // The toes snap back at take-off, the fastest of all; knees reach 1000 degrees a second.
        expect(step * clip.fps).toBeLessThan(1450);
      }
    }
  });

  it('keeps both soles over the ground, and one of them on it unless it flies', () => {
    const lowest = poses.map((pose) =>
      Math.min(...SIDES.flatMap((side) => soleOf(pose, side)).map((point) => point[1])),
    );
    expect(Math.min(...lowest)).toBeGreaterThan(-0.015);
    const airborne = lowest.filter((height) => height > 0.02).length / lowest.length;
    const flies = clip.name === 'run' || clip.name === 'jump';
    expect(airborne).toBeLessThan(flies ? 0.35 : 0.001);
    if (flies) expect(airborne).toBeGreaterThan(0.05);
  });

  it('does not let a loaded foot slide', () => {
    let slide = 0;
    let steps = 0;
    for (const [index, pose] of poses.slice(1).entries()) {
      const before = poses[index] ?? pose;
      for (const side of SIDES) {
        const was = soleOf(before, side);
        for (const [which, point] of soleOf(pose, side).entries()) {
          const from = was[which] ?? point;
          // Down in both frames: on the ground, and not just touching it.
          if (Math.max(point[1], from[1]) > 0.008) continue;
          slide += Math.hypot(point[0] - from[0], point[2] - from[2]);
          steps++;
        }
      }
    }
    expect(steps).toBeGreaterThan(5);
    expect((slide / steps) * clip.fps).toBeLessThan(0.08);
  });
});

it('walks and runs at the pace of people', () => {
  const speed = (name: string): number => {
    const clip = CLIPS.find((candidate) => candidate.name === name);
    const [first, last] = [clip?.frames[0], clip?.frames.at(-1)];
    return (
      ((last?.root[2] ?? 0) - (first?.root[2] ?? 0)) / (((clip?.frames.length ?? 1) - 1) / (clip?.fps ?? 1))
    );
  };
  expect(speed('walk')).toBeGreaterThan(1.1);
  expect(speed('walk')).toBeLessThan(1.6);
  expect(speed('run')).toBeGreaterThan(2.5);
  expect(speed('run')).toBeLessThan(4.5);
});
