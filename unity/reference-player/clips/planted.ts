import { type Clip, makeClip } from './clip.ts';
import { type Curve, type Knots, periodic } from './curve.ts';
import { placeFoot, SIDES } from './leg.ts';
import { restPose, turn } from './pose.ts';
import { about, euler, multiply } from './quaternion.ts';
import { SKELETON } from './skeleton.ts';
import { ankleOverSole, footRotation } from './sole.ts';
import { add, type Vec3 } from './vector.ts';

/** What may be keyed, in metres and degrees, over percent of the clip. Missing channels stay at `STANDING`. */
export interface Channels {
  /** Of the pelvis over the ground, and its way forward and sideways (to the left). */
  height: Knots;
  forward: Knots;
  sway: Knots;
  /** Of the pelvis: forward tilt and turn to the left. */
  tilt: Knots;
  turn: Knots;
  /** Of the trunk on the pelvis, of the head on the trunk. */
  bend: Knots;
  nod: Knots;
  shoulder: Knots;
  abduction: Knots;
  inward: Knots;
  elbow: Knots;
  /** Of both feet, toes up; and how high they are over the ground. */
  pitch: Knots;
  lift: Knots;
}

const STANDING: Readonly<Record<keyof Channels, number>> = {
  height: 0.957,
  forward: 0,
  sway: 0,
  tilt: 2,
  turn: 0,
  bend: 0,
  nod: 0,
  shoulder: 3,
  abduction: 6,
  inward: 14,
  elbow: 14,
  pitch: 0,
  lift: 0,
};

const TOE_OUT = 8;

/** A looping clip of somebody who stays on the spot: the channels move the body, the legs reach for the feet. */
export function plantedClip(
  name: string,
  fps: number,
  seconds: number,
  channels: Partial<Channels>,
  seat?: Vec3,
): Clip {
  const curve = (channel: keyof Channels): Curve => {
    const knots = channels[channel];
    return knots ? periodic(knots) : () => STANDING[channel];
  };
  const frames = Math.round(fps * seconds);
  const [height, forward, sway, tilt, turning] = (['height', 'forward', 'sway', 'tilt', 'turn'] as const).map(
    curve,
  );
  const [bend, nod, pitch, lift] = (['bend', 'nod', 'pitch', 'lift'] as const).map(curve);
  const [shoulder, abduction, inward, elbow] = (['shoulder', 'abduction', 'inward', 'elbow'] as const).map(
    curve,
  );
  const at = (channel: Curve | undefined, phase: number): number => channel?.(phase) ?? 0;

  const poses = Array.from({ length: frames + 1 }, (_, frame) => {
    const phase = frame / frames;
    const pose = restPose();
    pose.root = [at(sway, phase), at(height, phase), at(forward, phase)];
    turn(pose, 'Hips', euler(at(tilt, phase), at(turning, phase), 0));
    const third = (share: number) => euler(at(bend, phase) * share, -at(turning, phase) * share * 0.6, 0);
    turn(pose, 'Spine', third(0.35));
    turn(pose, 'Chest', third(0.4));
    turn(pose, 'UpperChest', third(0.25));
    turn(pose, 'Neck', euler(at(nod, phase) * 0.5, 0, 0));
    turn(pose, 'Head', euler(at(nod, phase) * 0.5, -at(turning, phase) * 0.4, 0));
    for (const side of SIDES) {
      const out = side === 'Left' ? 1 : -1;
      // Aside is outwards below the shoulder and inwards over it, as the turn is about the trunk's own axis.
      const raised = Math.cos((at(shoulder, phase) * Math.PI) / 180);
      const aside = about([0, 0, 1], out * at(abduction, phase) * raised);
      const up = about([1, 0, 0], -at(shoulder, phase));
      turn(
        pose,
        `${side}UpperArm`,
        multiply(multiply(aside, up), about([0, 1, 0], -out * at(inward, phase))),
      );
      // The shoulder blade takes part once the arm goes over the shoulder.
      turn(pose, `${side}Shoulder`, euler(0, 0, out * Math.max(0, at(shoulder, phase) - 60) * 0.3));
      turn(pose, `${side}LowerArm`, about([1, 0, 0], -at(elbow, phase)));
      turn(pose, `${side}Hand`, euler(-6, 0, -out * 4));
      const degrees = at(pitch, phase);
      const foot = footRotation(side, degrees, TOE_OUT);
      const rest = SKELETON.find((joint) => joint.name === `${side}Foot`)?.rest ?? [0, 0, 0];
      const rolled = ankleOverSole(foot, footRotation(side, 0, TOE_OUT), degrees);
      // Turned out at the hip, so that the knee points where the toes do.
      turn(pose, `${side}UpperLeg`, about([0, 1, 0], out * TOE_OUT));
      turn(
        pose,
        `${side}Toes`,
        about([1, 0, 0], at(lift, phase) > 0.01 ? degrees * 0.25 : Math.min(0, degrees)),
      );
      placeFoot(pose, side, add([rest[0], 0, rest[2]], add(rolled, [0, at(lift, phase), 0])), foot);
    }
    return pose;
  });
  return makeClip(name, fps, poses, seat);
}
