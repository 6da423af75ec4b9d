import { add, type Vec3 } from './vector.ts';

/** One joint of the figure; its rotation at rest is the identity, its axes those of the world. */
interface Joint {
  /** As in Unity's `HumanBodyBones`. */
  readonly name: string;
  /** Index of the parent, -1 for the root. */
  readonly parent: number;
  /** Position at rest in metres: x left, y up, z forward, the ground at y = 0. */
  readonly rest: Vec3;
}

// Lengths are shares of a stature of 1.75 m after Drillis and Contini (1966), as in Winter (2009), table 4.1.

/** Where the sole touches the ground, in the space of a foot at rest: heel and ball, then the tip in the space of the toes. */
export const SOLE = {
  heel: [0, -0.075, -0.055],
  ball: [0, -0.075, 0.13],
  tip: [0, -0.02, 0.075],
} as const satisfies Record<string, Vec3>;

const trunk: readonly (readonly [string, string | undefined, Vec3])[] = [
  ['Hips', undefined, [0, 0.965, 0]],
  ['Spine', 'Hips', [0, 1.055, -0.012]],
  ['Chest', 'Spine', [0, 1.17, -0.018]],
  ['UpperChest', 'Chest', [0, 1.295, -0.022]],
  ['Neck', 'UpperChest', [0, 1.475, -0.018]],
  ['Head', 'Neck', [0, 1.565, 0.008]],
];

function limbs(side: 'Left' | 'Right'): readonly (readonly [string, string, Vec3])[] {
  const x = side === 'Left' ? 1 : -1;
  return [
    [`${side}Shoulder`, 'UpperChest', [x * 0.03, 1.435, -0.012]],
    [`${side}UpperArm`, `${side}Shoulder`, [x * 0.182, 1.425, -0.022]],
    [`${side}LowerArm`, `${side}UpperArm`, [x * 0.182, 1.125, -0.022]],
    [`${side}Hand`, `${side}LowerArm`, [x * 0.182, 0.872, -0.022]],
    [`${side}UpperLeg`, 'Hips', [x * 0.092, 0.915, 0]],
    [`${side}LowerLeg`, `${side}UpperLeg`, [x * 0.092, 0.498, 0.002]],
    [`${side}Foot`, `${side}LowerLeg`, [x * 0.092, 0.075, -0.012]],
    [`${side}Toes`, `${side}Foot`, [x * 0.092, 0.02, 0.118]],
  ];
}

const rows = [...trunk, ...limbs('Left'), ...limbs('Right')];
const names = rows.map(([name]) => name);

/** The figure's 22 joints, parents before children. */
export const SKELETON: readonly Joint[] = rows.map(([name, parent, rest]) => ({
  name,
  parent: parent === undefined ? -1 : names.indexOf(parent),
  rest,
}));

/** Index of a joint. Throws for a name that the skeleton has not. */
export function jointIndex(name: string): number {
  const index = names.indexOf(name);
  if (index < 0) throw new Error(`The skeleton has no joint "${name}". It has: ${names.join(', ')}.`);
  return index;
}

/** Offset of a joint from its parent at rest; of the root, from the origin. */
export function offsetOf(joint: Joint): Vec3 {
  const parent = SKELETON[joint.parent];
  return parent ? add(joint.rest, [-parent.rest[0], -parent.rest[1], -parent.rest[2]]) : joint.rest;
}
