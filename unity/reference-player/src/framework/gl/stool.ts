import type { SkinnedMesh } from './skin.ts';

const AROUND = 40;
/** Outline from the ground's rim to the middle of the top: radius in metres, share of the height. */
const PROFILE: readonly (readonly [number, number])[] = [
  [0.155, 0],
  [0.16, 0.02],
  [0.185, 0.93],
  [0.183, 0.975],
  [0.172, 0.995],
  [0.15, 1],
  [0, 1],
];

/** A round stool of height 1 on the origin; its matrix stretches it to the height of the seat. */
export function stoolMesh(): SkinnedMesh {
  const vertices: number[] = [];
  const indices: number[] = [];
  for (const [ring, [radius, height]] of PROFILE.entries()) {
    // The slope of the outline on both sides, for a smooth edge.
    const [below, above] = [PROFILE[ring - 1] ?? [radius, 0], PROFILE[ring + 1] ?? [-radius, 1]];
    const [dr, dh] = [above[0] - below[0], (above[1] - below[1]) * 0.46];
    const size = Math.hypot(dr, dh) || 1;
    for (let step = 0; step <= AROUND; step++) {
      const angle = (2 * Math.PI * step) / AROUND;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      vertices.push(radius * c, height, radius * s, (dh / size) * c, -dr / size, (dh / size) * s);
    }
  }
  const width = AROUND + 1;
  for (let ring = 0; ring < PROFILE.length - 1; ring++) {
    for (let step = 0; step < AROUND; step++) {
      const a = ring * width + step;
      indices.push(a, a + width, a + 1, a + 1, a + width, a + width + 1);
    }
  }
  const influences = new Uint8Array((vertices.length / 6) * 8);
  for (let vertex = 0; vertex < influences.length; vertex += 8) influences[vertex + 4] = 255;
  return { vertices: new Float32Array(vertices), influences, indices: new Uint16Array(indices) };
}
