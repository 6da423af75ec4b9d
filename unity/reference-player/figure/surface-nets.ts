import { add, scale, unit, type Vec3 } from '../clips/vector.ts';
import type { Distance } from './primitives.ts';

export interface Surface {
  readonly positions: Vec3[];
  readonly normals: Vec3[];
  /** Three a triangle, counter-clockwise from outside. */
  readonly triangles: number[];
}

/** Where to look for the surface, and how finely, in metres. */
export interface Grid {
  readonly from: Vec3;
  readonly to: Vec3;
  readonly cell: number;
}

const BLOCK = 6;
/** Half of a block's diagonal to its side is 0.87; the rest is for distances that are only nearly exact. */
const REACH = 1.2;

/**
 * The zero surface of a distance function as triangles, by naive surface nets (Gibson, 1998): a vertex in each cell
 * that the surface crosses, a quad around each edge that it crosses; the vertices are then drawn onto the surface.
 */
export function surfaceNets(distance: Distance, { from, to, cell }: Grid): Surface {
  const [nx, ny, nz] = [0, 1, 2].map((axis) => Math.ceil(((to[axis] ?? 0) - (from[axis] ?? 0)) / cell) + 1);
  if (!nx || !ny || !nz) throw new Error('The grid is empty.');
  const at = (x: number, y: number, z: number): number => x + nx * (y + ny * z);
  const place = (x: number, y: number, z: number): Vec3 => [
    from[0] + x * cell,
    from[1] + y * cell,
    from[2] + z * cell,
  ];
  const values = new Float32Array(nx * ny * nz);
  // A block whose middle is farther from the surface than its corners are holds no surface: one value does for all.
  for (let z = 0; z < nz; z += BLOCK) {
    for (let y = 0; y < ny; y += BLOCK) {
      for (let x = 0; x < nx; x += BLOCK) {
        const middle = distance(place(x + BLOCK / 2, y + BLOCK / 2, z + BLOCK / 2));
        const reach = BLOCK * cell * REACH;
        for (let w = z; w < Math.min(z + BLOCK, nz); w++) {
          for (let v = y; v < Math.min(y + BLOCK, ny); v++) {
            for (let u = x; u < Math.min(x + BLOCK, nx); u++) {
              values[at(u, v, w)] = Math.abs(middle) > reach ? middle : distance(place(u, v, w));
            }
          }
        }
      }
    }
  }
  const inside = (x: number, y: number, z: number): boolean => (values[at(x, y, z)] ?? 1) < 0;

  const positions: Vec3[] = [];
  const vertexOf = new Int32Array(values.length).fill(-1);
  for (let z = 0; z < nz - 1; z++) {
    for (let y = 0; y < ny - 1; y++) {
      for (let x = 0; x < nx - 1; x++) {
        let corners = 0;
        for (let c = 0; c < 8; c++) corners += Number(inside(x + (c & 1), y + ((c >> 1) & 1), z + (c >> 2)));
        if (corners === 0 || corners === 8) continue;
        vertexOf[at(x, y, z)] = positions.length;
        positions.push(ontoSurface(distance, place(x + 0.5, y + 0.5, z + 0.5), cell));
      }
    }
  }

  const triangles: number[] = [];
  const quad = (a: number, b: number, c: number, d: number, flip: boolean): void => {
    const [va, vb, vc, vd] = [a, b, c, d].map((index) => vertexOf[index] ?? -1);
    if (va === undefined || vb === undefined || vc === undefined || vd === undefined) return;
    if (flip) triangles.push(va, vc, vb, va, vd, vc);
    else triangles.push(va, vb, vc, va, vc, vd);
  };
  for (let z = 1; z < nz - 1; z++) {
    for (let y = 1; y < ny - 1; y++) {
      for (let x = 1; x < nx - 1; x++) {
        const here = inside(x, y, z);
        if (here !== inside(x + 1, y, z)) {
          quad(at(x, y - 1, z - 1), at(x, y, z - 1), at(x, y, z), at(x, y - 1, z), !here);
        }
        if (here !== inside(x, y + 1, z)) {
          quad(at(x - 1, y, z - 1), at(x - 1, y, z), at(x, y, z), at(x, y, z - 1), !here);
        }
        if (here !== inside(x, y, z + 1)) {
          quad(at(x - 1, y - 1, z), at(x, y - 1, z), at(x, y, z), at(x - 1, y, z), !here);
        }
      }
    }
  }
  return { positions, normals: positions.map((position) => gradient(distance, position)), triangles };
}

/** Newton steps along the gradient, kept within the cell's neighbourhood. */
function ontoSurface(distance: Distance, start: Vec3, cell: number): Vec3 {
  let point = start;
  for (let step = 0; step < 4; step++) {
    const d = Math.max(-cell / 2, Math.min(cell / 2, distance(point)));
    point = add(point, scale(gradient(distance, point), -d));
  }
  return point;
}

function gradient(distance: Distance, [x, y, z]: Vec3): Vec3 {
  const e = 0.002;
  return unit([
    distance([x + e, y, z]) - distance([x - e, y, z]),
    distance([x, y + e, z]) - distance([x, y - e, z]),
    distance([x, y, z + e]) - distance([x, y, z - e]),
  ]);
}
