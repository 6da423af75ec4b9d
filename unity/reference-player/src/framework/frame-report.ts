import type { Engine } from './engine.ts';
import type { Stage } from './stage.ts';

/** Angles of the report: joint, and the sign that makes flexion (of the ankle: toes up) positive. */
const ANGLES = {
  LeftHip: ['LeftUpperLeg', -1],
  LeftKnee: ['LeftLowerLeg', 1],
  LeftAnkle: ['LeftFoot', -1],
  RightHip: ['RightUpperLeg', -1],
  RightKnee: ['RightLowerLeg', 1],
  RightAnkle: ['RightFoot', -1],
  LeftShoulder: ['LeftUpperArm', -1],
  LeftElbow: ['LeftLowerArm', -1],
  RightShoulder: ['RightUpperArm', -1],
  RightElbow: ['RightLowerArm', -1],
} as const satisfies Record<string, readonly [string, 1 | -1]>;

/** Milliseconds; less than two frames of a screen of 60 Hz, which are not always as long as each other. */
const INTERVAL = 30;

/** Gives, some thirty times a second, the JSON of the `Frame` event: clip, time, duration and angles in degrees. */
export function createFrameReport(engine: Engine, stage: Stage): (now: number) => string | undefined {
  let last = Number.NEGATIVE_INFINITY;
  return (now) => {
    if (now - last < INTERVAL) return undefined;
    last = now;
    const angles: Record<string, number> = {};
    for (const [name, [joint, sign]] of Object.entries(ANGLES)) {
      const index = stage.joint(joint);
      if (index >= 0) angles[name] = round(sign * engine.call('sagittalAngle', index), 1);
    }
    return JSON.stringify({
      clip: stage.clip?.name ?? '',
      time: round(engine.call('currentTime'), 3),
      duration: round(engine.call('duration'), 3),
      angles,
    });
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0;
}
