import type { MotionClip } from '../clip-format.ts';
import type { SkinnedMesh } from './skin.ts';

const AROUND = 14;
const CAP = 5;

type Point = readonly [number, number, number];

/** Rest position of each joint of a clip's skeleton. */
export function restPositions(clip: MotionClip): Point[] {
  const positions: Point[] = [];
  for (const [joint, parent] of clip.parents.entries()) {
    const above = positions[parent] ?? [0, 0, 0];
    const [x = 0, y = 0, z = 0] = clip.offsets.subarray(joint * 3, joint * 3 + 3);
    positions.push([above[0] + x, above[1] + y, above[2] + z]);
  }
  return positions;
}

/** A figure of tapered capsules, one a bone, for skeletons that the sculpted figure does not fit. */
export function capsuleFigure(clip: MotionClip): SkinnedMesh {
  const positions = restPositions(clip);
  const heights = positions.map(([, y]) => y);
  const stature = Math.max(...heights) - Math.min(...heights) || 1;
  const vertices: number[] = [];
  const influences: number[] = [];
  const indices: number[] = [];
  for (const [joint, parent] of clip.parents.entries()) {
    const from = positions[parent];
    const to = positions[joint];
    if (!from || !to) continue;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
    if (length < 1e-4) continue;
    const thick = Math.min(0.17 * length, 0.045 * stature);
    const first = vertices.length / 6;
    addCapsule(vertices, from, to, thick, thick * 0.72);
    for (let i = first; i < vertices.length / 6; i++) influences.push(parent, 0, 0, 0, 255, 0, 0, 0);
    addGrid(indices, first);
  }
  return {
    vertices: new Float32Array(vertices),
    influences: new Uint8Array(influences),
    indices: new Uint16Array(indices),
  };
}

function addCapsule(out: number[], from: Point, to: Point, radiusFrom: number, radiusTo: number): void {
  const axis = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const;
  const length = Math.hypot(...axis);
  const [ax, ay, az] = [axis[0] / length, axis[1] / length, axis[2] / length];
  // Any direction across the axis, and the third one.
  const helper: Point = Math.abs(ay) < 0.9 ? [0, 1, 0] : [1, 0, 0];
  const u = cross([ax, ay, az], helper);
  const size = Math.hypot(...u);
  const [ux, uy, uz] = [u[0] / size, u[1] / size, u[2] / size];
  const [vx, vy, vz] = cross([ax, ay, az], [ux, uy, uz]);
  for (let ring = 0; ring <= 2 * CAP + 1; ring++) {
    const end = ring > CAP;
    const slope = -Math.PI / 2 + (Math.PI / 2) * ((end ? ring - 1 : ring) / CAP);
    const along = Math.sin(slope);
    const across = Math.cos(slope);
    const centre = end ? to : from;
    const radius = end ? radiusTo : radiusFrom;
    for (let step = 0; step <= AROUND; step++) {
      const angle = (2 * Math.PI * step) / AROUND;
      const c = Math.cos(angle) * across;
      const s = Math.sin(angle) * across;
      const n: Point = [
        ax * along + ux * c + vx * s,
        ay * along + uy * c + vy * s,
        az * along + uz * c + vz * s,
      ];
      out.push(centre[0] + n[0] * radius, centre[1] + n[1] * radius, centre[2] + n[2] * radius, ...n);
    }
  }
}

function addGrid(indices: number[], first: number): void {
  const width = AROUND + 1;
  for (let ring = 0; ring < 2 * CAP + 1; ring++) {
    for (let step = 0; step < AROUND; step++) {
      const a = first + ring * width + step;
      indices.push(a, a + 1, a + width, a + 1, a + width + 1, a + width);
    }
  }
}

const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
