import { conjugate, type Quaternion, rotate } from '../clips/quaternion.ts';
import { dot, length, subtract, type Vec3 } from '../clips/vector.ts';

/** Signed distance of a point to a surface in metres, negative inside. */
export type Distance = (point: Vec3) => number;

/** A ball that is drawn from one point to another while its radius changes. After Inigo Quilez, "round cone". */
export function roundCone(from: Vec3, to: Vec3, radiusFrom: number, radiusTo: number): Distance {
  const axis = subtract(to, from);
  const l2 = dot(axis, axis);
  const slope = radiusFrom - radiusTo;
  const a2 = l2 - slope * slope;
  return (point) => {
    const pa = subtract(point, from);
    const y = dot(pa, axis);
    const z = y - l2;
    const across =
      length(subtract([pa[0] * l2, pa[1] * l2, pa[2] * l2], [axis[0] * y, axis[1] * y, axis[2] * y])) ** 2;
    const y2 = y * y * l2;
    const z2 = z * z * l2;
    const k = Math.sign(slope) * slope * slope * across;
    if (Math.sign(z) * a2 * z2 > k) return Math.sqrt(across + z2) / l2 - radiusTo;
    if (Math.sign(y) * a2 * y2 < k) return Math.sqrt(across + y2) / l2 - radiusFrom;
    return (Math.sqrt((across * a2) / l2) + y * slope) / l2 - radiusFrom;
  };
}

/** An ellipsoid with the axes of `rotation`. The distance is exact on the surface and near enough around it. */
export function ellipsoid(centre: Vec3, radii: Vec3, rotation: Quaternion): Distance {
  const back = conjugate(rotation);
  return (point) => {
    const p = rotate(back, subtract(point, centre));
    const scaled = Math.hypot(p[0] / radii[0], p[1] / radii[1], p[2] / radii[2]);
    const gradient = Math.hypot(p[0] / radii[0] ** 2, p[1] / radii[1] ** 2, p[2] / radii[2] ** 2);
    return gradient < 1e-9 ? -Math.min(...radii) : (scaled * (scaled - 1)) / gradient;
  };
}

/** Union with a fillet of about `k` metres (a polynomial smooth minimum). */
export function smoothUnion(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - h * h * k * 0.25;
}
