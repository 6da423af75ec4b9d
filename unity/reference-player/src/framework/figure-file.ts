import type { Figure } from './figure.ts';

interface Head {
  joints: string[];
  vertices: number;
  indices: number;
  scale: number;
}

/** Reads the body from its file, which `figure/index.ts` writes and describes. */
export function readFigure(file: Uint8Array): Figure {
  // A copy, so that every view starts at an aligned place.
  const { buffer } = new Uint8Array(file);
  let position = 4 + new DataView(buffer).getUint32(0, true);
  const { joints, vertices, indices, scale }: Head = JSON.parse(
    new TextDecoder().decode(new Uint8Array(buffer, 4, position - 4)),
  );
  const take = (bytes: number): number => {
    const at = position;
    position += bytes;
    return at;
  };
  const offsets = new Float32Array(buffer, take(joints.length * 12), joints.length * 3);
  const inverseBind = new Float32Array(buffer, take(joints.length * 48), joints.length * 12);
  const triangles = unplanar(
    new Uint16Array(buffer, take(indices * 2), indices),
    new Uint16Array(indices),
    1,
  );
  const positions = unplanar(
    new Int16Array(buffer, take(vertices * 6), vertices * 3),
    new Int16Array(vertices * 3),
    3,
  );
  const normals = unplanar(
    new Int8Array(buffer, take(vertices * 3), vertices * 3),
    new Int8Array(vertices * 3),
    3,
  );
  const owners = unplanar(
    new Uint8Array(buffer, take(vertices * 4), vertices * 4),
    new Uint8Array(vertices * 4),
    4,
  );
  const weights = unplanar(
    new Uint8Array(buffer, take(vertices * 4), vertices * 4),
    new Uint8Array(vertices * 4),
    4,
  );

  const packed = new Float32Array(vertices * 6);
  const influences = new Uint8Array(vertices * 8);
  for (let vertex = 0; vertex < vertices; vertex++) {
    for (let axis = 0; axis < 3; axis++) {
      packed[vertex * 6 + axis] = (positions[vertex * 3 + axis] ?? 0) / scale;
      packed[vertex * 6 + 3 + axis] = (normals[vertex * 3 + axis] ?? 0) / 127;
    }
    influences.set(owners.subarray(vertex * 4, vertex * 4 + 4), vertex * 8);
    influences.set(weights.subarray(vertex * 4, vertex * 4 + 4), vertex * 8 + 4);
  }
  return { joints, offsets, inverseBind, mesh: { vertices: packed, influences, indices: triangles } };
}

/** Undoes the order and the differences of the file, into `out`; sums wrap around as the array's type does. */
function unplanar<Values extends Uint8Array | Int8Array | Uint16Array | Int16Array>(
  file: Values,
  out: Values,
  components: number,
): Values {
  const count = file.length / components;
  for (let component = 0; component < components; component++) {
    let sum = 0;
    for (let index = 0; index < count; index++) {
      sum += file[component * count + index] ?? 0;
      out[index * components + component] = sum;
    }
  }
  return out;
}
