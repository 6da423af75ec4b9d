import { rotate } from '../clips/quaternion.ts';
import { offsetOf, SKELETON } from '../clips/skeleton.ts';
import { BIND_POSE, bodyDistance } from './body.ts';
import { skinWeights } from './skin-weights.ts';
import { surfaceNets } from './surface-nets.ts';

/** Metres between the places where the surface is looked for. */
const CELL = 0.0185;
/** Steps to a metre in which positions are kept. */
const SCALE = 16000;

/**
 * The sculpted body as a file: length of a JSON head as u32 little-endian, the head (padded to four bytes), then
 * offsets and inverse bind matrices as f32; then, each by {@link planar}, indices as u16, positions as i16, normals as i8,
 * joints and weights as u8.
 */
export function buildFigure(): Buffer {
  const surface = surfaceNets(bodyDistance, { from: [-0.8, -0.03, -0.22], to: [0.8, 1.8, 0.3], cell: CELL });
  const skin = skinWeights(surface);
  const json = JSON.stringify({
    joints: SKELETON.map(({ name }) => name),
    vertices: surface.positions.length,
    indices: surface.triangles.length,
    scale: SCALE,
  });
  const head = Buffer.from(json.padEnd(Math.ceil(json.length / 4) * 4));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([
    size,
    head,
    bytesOf(new Float32Array(SKELETON.flatMap(offsetOf))),
    bytesOf(new Float32Array(inverseBind())),
    bytesOf(new Uint16Array(planar(surface.triangles, 1))),
    bytesOf(
      new Int16Array(
        planar(
          surface.positions.flatMap((p) => p.map((value) => Math.round(value * SCALE))),
          3,
        ),
      ),
    ),
    bytesOf(
      new Int8Array(
        planar(
          surface.normals.flatMap((n) => n.map((value) => Math.round(value * 127))),
          3,
        ),
      ),
    ),
    bytesOf(new Uint8Array(planar([...skin.joints], 4))),
    bytesOf(new Uint8Array(planar([...skin.weights], 4))),
  ]);
}

/** Component after component, each value as its difference from the one before: compresses to two thirds. */
function planar(values: readonly number[], components: number): number[] {
  const count = values.length / components;
  return Array.from({ length: values.length }, (_, place) => {
    const [component, index] = [Math.floor(place / count), place % count];
    const value = values[index * components + component] ?? 0;
    return index === 0 ? value : value - (values[(index - 1) * components + component] ?? 0);
  });
}

/** Three rows of four a joint. */
function inverseBind(): number[] {
  return SKELETON.flatMap((_, joint) => {
    const [x, y, z, w] = BIND_POSE.rotations[joint] ?? [0, 0, 0, 1];
    const back = [-x, -y, -z, w] as const;
    const columns = (
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ] as const
    ).map((axis) => rotate(back, axis));
    const moved = rotate(back, BIND_POSE.positions[joint] ?? [0, 0, 0]);
    return [0, 1, 2].flatMap((row) => [...columns.map((column) => column[row] ?? 0), -(moved[row] ?? 0)]);
  });
}

function bytesOf(array: Float32Array | Uint16Array | Int16Array | Int8Array | Uint8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}
