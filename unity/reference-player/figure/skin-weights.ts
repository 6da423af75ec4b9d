import { jointIndex, SKELETON } from '../clips/skeleton.ts';
import { PIECES } from './body.ts';
import type { Surface } from './surface-nets.ts';

/** Metres over which a piece's hold on a vertex fades, beyond the piece that is nearest. */
const FADE = 0.016;
/** Rounds in which each vertex takes on its neighbours' mean. */
const SMOOTHING = 3;

/** Four influences a vertex. */
export interface SkinWeights {
  readonly joints: Uint8Array;
  /** Of 255 in all. */
  readonly weights: Uint8Array;
}

/** How much each vertex moves with each joint: by the pieces that it lies on, smoothed over the surface. */
export function skinWeights(surface: Surface): SkinWeights {
  const owners = PIECES.map((piece) => piece.joints.map(jointIndex));
  let weights = surface.positions.map((position) => {
    const distances = PIECES.map((piece) => piece.distance(position));
    const nearest = Math.min(...distances);
    const row = new Float64Array(SKELETON.length);
    for (const [index, joints] of owners.entries()) {
      const hold = Math.exp(-((distances[index] ?? 1) - nearest) / FADE);
      for (const joint of joints) row[joint] = (row[joint] ?? 0) + hold / joints.length;
    }
    return normalized(row);
  });
  const neighbours = neighboursOf(surface);
  for (let round = 0; round < SMOOTHING; round++) {
    weights = weights.map((row, vertex) => {
      const mean = row.slice();
      for (const other of neighbours[vertex] ?? []) {
        for (const [joint, weight] of (weights[other] ?? row).entries())
          mean[joint] = (mean[joint] ?? 0) + weight;
      }
      return normalized(mean);
    });
  }
  return quantize(weights);
}

function quantize(rows: readonly Float64Array[]): SkinWeights {
  const joints = new Uint8Array(rows.length * 4);
  const weights = new Uint8Array(rows.length * 4);
  for (const [vertex, row] of rows.entries()) {
    const strongest = [...row.entries()].sort(([, a], [, b]) => b - a).slice(0, 4);
    const sum = strongest.reduce((total, [, weight]) => total + weight, 0);
    let left = 255;
    for (const [slot, [joint, weight]] of strongest.entries()) {
      const share = Math.min(left, Math.round((255 * weight) / sum));
      left -= share;
      joints[vertex * 4 + slot] = share > 0 ? joint : 0;
      weights[vertex * 4 + slot] = share;
    }
    weights[vertex * 4] = (weights[vertex * 4] ?? 0) + left;
  }
  return { joints, weights };
}

function neighboursOf(surface: Surface): Set<number>[] {
  const neighbours = surface.positions.map(() => new Set<number>());
  for (let i = 0; i < surface.triangles.length; i += 3) {
    const corners = surface.triangles.slice(i, i + 3);
    for (const a of corners) for (const b of corners) if (a !== b) neighbours[a]?.add(b);
  }
  return neighbours;
}

function normalized(row: Float64Array): Float64Array {
  const sum = row.reduce((total, weight) => total + weight, 0);
  return row.map((weight) => weight / sum);
}
