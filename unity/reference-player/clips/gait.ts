import { type Clip, makeClip } from './clip.ts';
import type { Curve } from './curve.ts';
import type { GaitModel } from './gait-model.ts';
import { phaseOf, poseByAngles, rolling } from './gait-pose.ts';
import { placeFoot, SIDES, type Side } from './leg.ts';
import { pelvisPath } from './pelvis-path.ts';
import { type Pose, positionOf, solve } from './pose.ts';
import { type Quaternion, rotate } from './quaternion.ts';
import { SOLE } from './skeleton.ts';
import { footRotation } from './sole.ts';
import { add, subtract, type Vec3 } from './vector.ts';

/** Share of the cycle by which a foot is let go before toe-off: only the toes still touch. */
const RELEASE = 0.035;
/** Least height in metres of the swinging foot over the ground, halfway; about what healthy walkers have. */
const CLEARANCE = 0.015;
/** Tip of the toes in the space of the foot, the toes straight. */
const TOE_TIP: Vec3 = [0, -0.06, 0.195];

/**
 * A seamless clip of the gait. The model's angles say how the limbs move; the pelvis then moves so that the loaded
 * foot stays in place; what sliding is left, inverse kinematics takes out of the legs.
 */
export function walkCycle(model: GaitModel): Clip {
  const path = pelvisPath(model);
  const poseAt = (phase: number): Pose => {
    const pose = poseByAngles(model, phase);
    pose.root = [pose.root[0], path.height(phase), path.forward(phase)];
    return pose;
  };
  const offGround = (side: Side, own: number): Vec3 => {
    const phase = side === 'Left' ? own : own + 0.5;
    const ankle = positionOf(solve(poseAt(phase)), `${side}Foot`);
    return subtract(ankle, rolling(model, side, own));
  };
  const anchors = new Map(
    SIDES.map((side) => [side, meanOver(model.toeOff, (own) => offGround(side, own)[2])]),
  );

  const poses = Array.from({ length: model.frames + 1 }, (_, frame) => {
    const phase = frame / model.frames;
    const pose = poseAt(phase);
    for (const side of SIDES) {
      const own = phaseOf(side, phase);
      const round = Math.floor(own);
      const p = own - round;
      // What must be added to the ankle, at a phase of stance, for the foot to stand on its anchor.
      const error = (at: number, anchorRound: number): Vec3 => {
        const off = offGround(side, at);
        const z = (anchors.get(side) ?? 0) + anchorRound * path.stride;
        return [0, -off[1], z - off[2]];
      };
      let correction = error(p, 0);
      const release = model.toeOff - RELEASE;
      if (p > release) {
        const t = (p - release) / (1 - release);
        const s = t * t * (3 - 2 * t);
        const from = error(release, 0);
        const to = error(1, 1);
        correction = [0, from[1] + (to[1] - from[1]) * s, from[2] + (to[2] - from[2]) * s];
      }
      const ankle = add(positionOf(solve(pose), `${side}Foot`), correction);
      const line = side === 'Left' ? model.halfStepWidth : -model.halfStepWidth;
      const foot = footRotation(side, model.footPitch(own), model.toeOut);
      const swing = (p - release) / (1 - release);
      const height = swing > 0 ? cleared(ankle[1], foot, swing) : ankle[1];
      placeFoot(pose, side, [line, height, ankle[2]], foot);
    }
    return pose;
  });
  return makeClip(model.name, model.fps, poses);
}

/** Height of the ankle in swing, raised where the sole would come under its clearance. */
function cleared(height: number, foot: Quaternion, swing: number): number {
  const reach = [SOLE.heel, SOLE.ball, TOE_TIP].map((point) => rotate(foot, point)[1]);
  const short = CLEARANCE * Math.sin(Math.PI * swing) - (height + Math.min(...reach));
  // A soft maximum: no kink where the raising begins.
  const softness = 0.006;
  const raise = softness * Math.log1p(Math.exp(short / softness));
  return height + raise * Math.min(1, swing * 8, (1 - swing) * 8);
}

/** Mean of a curve from phase 0 on. */
function meanOver(end: number, value: Curve): number {
  const samples = 40;
  let sum = 0;
  for (let i = 0; i < samples; i++) sum += value((end * (i + 0.5)) / samples);
  return sum / samples;
}
