import type { Clip } from 'reference-player/clips/clip.ts';

/** A clip as a BVH file in centimetres, with rotations about Z, X and Y as most programs write them. */
export function bvhOfClip({ joints, parents, offsets, frames, fps }: Clip): string {
  const order: number[] = [];
  const lines = ['HIERARCHY'];
  const write = (index: number, indent: string): void => {
    order.push(index);
    const children = parents.flatMap((parent, child) => (parent === index ? [child] : []));
    lines.push(`${indent}${index === 0 ? 'ROOT' : 'JOINT'} ${joints[index]}`, `${indent}{`);
    lines.push(`${indent}  OFFSET ${(offsets[index] ?? []).map((length) => number(length * 100)).join(' ')}`);
    const position = index === 0 ? '6 Xposition Yposition Zposition' : '3';
    lines.push(`${indent}  CHANNELS ${position} Zrotation Xrotation Yrotation`);
    for (const child of children) write(child, `${indent}  `);
    if (children.length === 0)
      lines.push(`${indent}  End Site`, `${indent}  {`, `${indent}    OFFSET 0 0 0`, `${indent}  }`);
    lines.push(`${indent}}`);
  };
  write(0, '');
  lines.push('MOTION', `Frames: ${frames.length}`, `Frame Time: ${(1 / fps).toFixed(6)}`);
  for (const { root, rotations } of frames) {
    const angles = order.flatMap((index) => zxy(rotations[index] ?? [0, 0, 0, 1]));
    lines.push([...root.map((length) => length * 100), ...angles].map(number).join(' '));
  }
  return `${lines.join('\n')}\n`;
}

/** The angles about Z, X and Y, in degrees, of a rotation that is Z times X times Y. */
function zxy([x = 0, y = 0, z = 0, w = 1]: readonly number[]): [number, number, number] {
  const sine = 2 * (y * z + w * x);
  const degrees = (radians: number): number => (radians * 180) / Math.PI;
  const aboutX = degrees(Math.asin(Math.max(-1, Math.min(1, sine))));
  const aboutZ = degrees(Math.atan2(2 * (w * z - x * y), 1 - 2 * (x * x + z * z)));
  const aboutY = degrees(Math.atan2(2 * (w * y - x * z), 1 - 2 * (x * x + y * y)));
  return [aboutZ, aboutX, aboutY];
}

const number = (value: number): string => String(Number(value.toFixed(4)) + 0);
