import { cross, dot, type Vec3 } from './vector.ts';

/** x, y, z, w. */
export type Quaternion = readonly [number, number, number, number];

export const IDENTITY: Quaternion = [0, 0, 0, 1];

export function multiply(a: Quaternion, b: Quaternion): Quaternion {
  const [ax, ay, az, aw] = a;
  const [bx, by, bz, bw] = b;
  return [
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
    aw * bw - ax * bx - ay * by - az * bz,
  ];
}

export const conjugate = (q: Quaternion): Quaternion => [-q[0], -q[1], -q[2], q[3]];

function normalize(q: Quaternion): Quaternion {
  const size = Math.hypot(...q);
  return [q[0] / size, q[1] / size, q[2] / size, q[3] / size];
}

/** A rotation by `degrees` about an axis of length 1. */
export function about(axis: Vec3, degrees: number): Quaternion {
  const half = (degrees * Math.PI) / 360;
  const s = Math.sin(half);
  return [axis[0] * s, axis[1] * s, axis[2] * s, Math.cos(half)];
}

/** Rotations about x, then z, then y (in fixed axes), in degrees. */
export function euler(x: number, y: number, z: number): Quaternion {
  return multiply(about([0, 1, 0], y), multiply(about([0, 0, 1], z), about([1, 0, 0], x)));
}

export function rotate(q: Quaternion, v: Vec3): Vec3 {
  const [x, y, z, w] = q;
  const u: Vec3 = [x, y, z];
  const t = cross(u, v);
  const c = cross(u, t);
  return [v[0] + 2 * (w * t[0] + c[0]), v[1] + 2 * (w * t[1] + c[1]), v[2] + 2 * (w * t[2] + c[2])];
}

/** The smallest rotation that takes one direction to another; both of length 1. */
export function between(from: Vec3, to: Vec3): Quaternion {
  const w = 1 + dot(from, to);
  if (w < 1e-9) return [1, 0, 0, 0];
  const c = cross(from, to);
  return normalize([c[0], c[1], c[2], w]);
}
