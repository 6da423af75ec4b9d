import { type Curve, series } from './curve.ts';
import type { GaitModel } from './gait-model.ts';
import { phaseOf, poseByAngles, rolling } from './gait-pose.ts';
import { SIDES } from './leg.ts';
import { positionOf, solve } from './pose.ts';
import { subtract } from './vector.ts';

const GRAVITY = 9.81;
/** Steps in which a cycle is integrated. */
const STEPS = 240;
/** Metres by which the pelvis is lowered, so that no leg has to be longer than it is. */
const SLACK = 0.004;

/** How much a foot carries at a phase of its own: the two share double support. */
function load(model: GaitModel, own: number): number {
  if (own > model.toeOff) return 0;
  const overlap = Math.max(model.toeOff - 0.5, 0.04);
  return Math.min(1, own / overlap, (model.toeOff - own) / overlap);
}

/** The way of the pelvis that keeps the loaded foot in place: height and forward position by phase. */
export function pelvisPath(model: GaitModel): { height: Curve; forward: Curve; stride: number } {
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
