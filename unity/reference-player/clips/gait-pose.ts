import type { GaitModel } from './gait-model.ts';
import { SIDES, type Side } from './leg.ts';
import { type Pose, restPose, turn } from './pose.ts';
import { about, euler, multiply } from './quaternion.ts';
import { ankleOverSole, footRotation } from './sole.ts';
import type { Vec3 } from './vector.ts';

const cosine = (phase: number): number => Math.cos(2 * Math.PI * phase);
const sine = (phase: number): number => Math.sin(2 * Math.PI * phase);

/** Phase of a foot when the left one is at `phase`. */
export const phaseOf = (side: Side, phase: number): number => (side === 'Left' ? phase : phase - 0.5);

/** The pose that the model's angles give, the pelvis over the origin. */
export function poseByAngles(model: GaitModel, phase: number): Pose {
  const { pelvis, trunk, arm } = model;
  const pose = restPose();
  pose.root = [pelvis.sway * sine(phase - 0.05), 0, 0];
  // The hip of the leading leg is ahead and, in early stance, the pelvis drops on the other side.
  const pelvisTurn = -pelvis.turn * cosine(phase);
  const pelvisList = pelvis.list * sine(phase + 0.06);
  turn(pose, 'Hips', euler(pelvis.tilt, pelvisTurn, pelvisList));
  // The chest turns against the pelvis, and the shoulders stay nearly level.
  const chestTurn = trunk.turn * cosine(phase - 0.02);
  const third = (share: number) =>
    euler((trunk.lean - pelvis.tilt) * share, (chestTurn - pelvisTurn) * share, -pelvisList * 1.15 * share);
  turn(pose, 'Spine', third(0.3));
  turn(pose, 'Chest', third(0.4));
  turn(pose, 'UpperChest', third(0.3));
  turn(pose, 'Neck', euler(-trunk.lean * 0.35 + 4, -chestTurn * 0.5, 0));
  turn(pose, 'Head', euler(-trunk.lean * 0.45 - 4, -chestTurn * 0.45, 0));
  for (const side of SIDES) {
    const own = phaseOf(side, phase);
    const out = side === 'Left' ? 1 : -1;
    const flexion = arm.flexion - arm.swing * cosine(own - 0.02);
    turn(pose, `${side}Shoulder`, euler(0, -out * 0.12 * flexion, 0));
    turn(
      pose,
      `${side}UpperArm`,
      multiply(
        multiply(about([0, 0, 1], out * arm.abduction), about([1, 0, 0], -flexion)),
        about([0, 1, 0], -out * arm.inward),
      ),
    );
    // The elbow follows the shoulder a little late.
    const elbow = arm.elbow - arm.elbowSwing * cosine(own - 0.07);
    turn(pose, `${side}LowerArm`, about([1, 0, 0], -elbow));
    turn(pose, `${side}Hand`, euler(-6, 0, -out * 4));
    turn(pose, `${side}UpperLeg`, about([1, 0, 0], -model.hipFlexion(own)));
    turn(pose, `${side}LowerLeg`, about([1, 0, 0], model.kneeFlexion(own)));
    turn(pose, `${side}Toes`, about([1, 0, 0], toeAngle(model, own)));
  }
  return pose;
}

/** While the heel rises the toes stay flat; in swing they come back in line. */
function toeAngle(model: GaitModel, phase: number): number {
  const own = phase - Math.floor(phase);
  const pitch = Math.max(-58, Math.min(0, model.footPitch(own)));
  if (own < model.toeOff) return own < 0.2 ? 0 : pitch;
  const t = Math.min(1, (own - model.toeOff) / 0.14);
  return pitch * (1 - t * t * (3 - 2 * t));
}

/** Ankle of the rolling foot against the ground under the flat foot's ankle. */
export function rolling(model: GaitModel, side: Side, own: number): Vec3 {
  const pitch = model.footPitch(own);
  const flat = footRotation(side, 0, model.toeOut);
  return ankleOverSole(footRotation(side, pitch, model.toeOut), flat, pitch);
}
