import { type Clip, makeClip } from './clip.ts';
import { type Curve, series } from './curve.ts';
import { placeFoot, SIDES, type Side } from './leg.ts';
import { type Pose, positionOf, restPose, solve, turn } from './pose.ts';
import { about, euler, multiply, type Quaternion, rotate } from './quaternion.ts';
import { SOLE } from './skeleton.ts';
import { ankleOverSole, footRotation } from './sole.ts';
import { add, subtract, type Vec3 } from './vector.ts';

const GRAVITY = 9.81;
/** Metres by which the pelvis is lowered, so that no leg has to be longer than it is. */
const SLACK = 0.004;
/** Share of the cycle by which a foot is let go before toe-off: only the toes still touch. */
const RELEASE = 0.035;
/** Least height in metres of the swinging foot over the ground, halfway; about what healthy walkers have. */
const CLEARANCE = 0.015;
/** Tip of the toes in the space of the foot, the toes straight. */
const TOE_TIP: Vec3 = [0, -0.06, 0.195];
/** Steps in which a cycle is integrated. */
const STEPS = 240;

/** A gait as angles over the cycle, in degrees; phase 0 is the strike of the foot in question. */
export interface GaitModel {
  readonly name: string;
  readonly fps: number;
  /** Frames a cycle (two steps). */
  readonly frames: number;
  /** Phase at which the foot leaves the ground. Below 0.5 there is a flight phase. */
  readonly toeOff: number;
  readonly hipFlexion: Curve;
  readonly kneeFlexion: Curve;
  /** Pitch of the foot against the ground, toes up. The ankle's angle follows from it. */
  readonly footPitch: Curve;
  readonly toeOut: number;
  /** Half of the distance between the lines on which the feet land, in metres. */
  readonly halfStepWidth: number;
  readonly pelvis: {
    readonly tilt: number;
    readonly turn: number;
    readonly list: number;
    readonly sway: number;
  };
  readonly trunk: { readonly lean: number; readonly turn: number };
  readonly arm: {
    readonly flexion: number;
    readonly swing: number;
    readonly abduction: number;
    readonly inward: number;
    readonly elbow: number;
    readonly elbowSwing: number;
  };
}

const cosine = (phase: number): number => Math.cos(2 * Math.PI * phase);
const sine = (phase: number): number => Math.sin(2 * Math.PI * phase);

/** Phase of a foot when the left one is at `phase`. */
const phaseOf = (side: Side, phase: number): number => (side === 'Left' ? phase : phase - 0.5);

/** The pose that the model's angles give, the pelvis over the origin. */
function poseByAngles(model: GaitModel, phase: number): Pose {
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
function rolling(model: GaitModel, side: Side, own: number): Vec3 {
  const pitch = model.footPitch(own);
  const flat = footRotation(side, 0, model.toeOut);
  return ankleOverSole(footRotation(side, pitch, model.toeOut), flat, pitch);
}

/** How much a foot carries at a phase of its own: the two share double support. */
function load(model: GaitModel, own: number): number {
  if (own > model.toeOff) return 0;
  const overlap = Math.max(model.toeOff - 0.5, 0.04);
  return Math.min(1, own / overlap, (model.toeOff - own) / overlap);
}

/** The way of the pelvis that keeps the loaded foot in place: height and forward position by phase. */
function pelvisPath(model: GaitModel): { height: Curve; forward: Curve; stride: number } {
  const heights: (number | undefined)[] = [];
  const speeds: (number | undefined)[] = [];
  for (let step = 0; step < STEPS; step++) {
    const phase = (step + 0.5) / STEPS;
    const ends = [phase - 0.5 / STEPS, phase + 0.5 / STEPS].map((at) => ({
      at,
      world: solve(poseByAngles(model, at)),
    }));
    let weight = 0;
    let height = 0;
    let speed = 0;
    for (const side of SIDES) {
      const own = phaseOf(side, phase);
      const share = load(model, own - Math.floor(own));
      const [from, to] = ends.map(({ at, world }) =>
        subtract(positionOf(world, `${side}Foot`), rolling(model, side, phaseOf(side, at))),
      );
      if (share <= 0 || !from || !to) continue;
      weight += share;
      height -= (share * (from[1] + to[1])) / 2;
      speed -= share * (to[2] - from[2]) * STEPS;
    }
    heights.push(weight > 0 ? height / weight : undefined);
    speeds.push(weight > 0 ? speed / weight : undefined);
  }
  const seconds = model.frames / model.fps;
  const height = sampled(fillGaps(heights, (GRAVITY * seconds ** 2) / 2));
  const speed = series(sampled(fillGaps(speeds, 0)), 4);
  const distance = [0];
  for (let step = 0; step < STEPS; step++)
    distance.push((distance[step] ?? 0) + speed((step + 0.5) / STEPS) / STEPS);
  // Double support mixes two feet that do not quite agree. Over a whole stance the pelvis goes as far as the leg does.
  const ahead = (phase: number): number =>
    positionOf(solve(poseByAngles(model, phase)), 'LeftFoot')[2] - rolling(model, 'Left', phase)[2];
  const measured = distance[Math.round(model.toeOff * STEPS)] ?? 1;
  const fit = (ahead(0) - ahead(model.toeOff)) / measured;
  for (const [step, way] of distance.entries()) distance[step] = way * fit;
  const stride = distance[STEPS] ?? 0;
  const forward: Curve = (phase) => {
    const round = Math.floor(phase);
    const at = (phase - round) * STEPS;
    const index = Math.floor(at);
    const a = distance[index] ?? 0;
    const b = distance[index + 1] ?? stride;
    return round * stride + a + (b - a) * (at - index);
  };
  const level = series(height, model.toeOff < 0.5 ? 8 : 4);
  return { height: (phase) => level(phase) - SLACK, forward, stride };
}

/** Fills runs without a value by a parabola of the given fall (per phase squared), 0 for a straight line. */
function fillGaps(values: readonly (number | undefined)[], fall: number): number[] {
  const count = values.length;
  return values.map((value, index) => {
    if (value !== undefined) return value;
    let before = 1;
    while (values[(index - before + count) % count] === undefined) before++;
    let after = 1;
    while (values[(index + after) % count] === undefined) after++;
    const from = values[(index - before + count) % count] ?? 0;
    const to = values[(index + after) % count] ?? 0;
    const line = (from * after + to * before) / (before + after);
    return line + fall * (before / count) * (after / count);
  });
}

function sampled(values: readonly number[]): Curve {
  const count = values.length;
  return (phase) => {
    const at = (phase - Math.floor(phase)) * count - 0.5;
    const index = Math.floor(at);
    const a = values[(index + count) % count] ?? 0;
    const b = values[(index + 1) % count] ?? 0;
    return a + (b - a) * (at - index);
  };
}

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
