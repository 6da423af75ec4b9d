import type { EncodeProgress } from './form-encoder.ts';

const WIDTH = 24;

/** Draws progress on one line of a terminal, over and over. Draws nothing where the output is no terminal. */
export function progressLine(label: string, output = process.stderr): (progress: EncodeProgress) => void {
  if (!output.isTTY) return () => {};
  return ({ done, total }) => {
    const share = total === 0 ? 1 : done / total;
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
    output.write(`\r\x1b[K${label} ${bar} ${Math.floor(share * 100)} %`);
    if (done === total) output.write('\r\x1b[K');
  };
}
