import { parse, View } from 'vega';
import { compile } from 'vega-lite';

/** One point of the curve. */
export interface GrowthPoint {
  notebooks: number;
  seconds: number;
  /** Of the processor. */
  cpuSeconds: number;
  megabytes: number;
}

/** Time and memory over the number of notebooks, as SVG. */
export async function drawCurve(points: readonly GrowthPoint[]): Promise<string> {
  const chart = (field: 'seconds' | 'cpuSeconds' | 'megabytes', title: string) => ({
    width: 320,
    height: 240,
    mark: { type: 'line' as const, point: true },
    encoding: {
      x: { field: 'notebooks', type: 'quantitative' as const, scale: { zero: true } },
      y: { field, type: 'quantitative' as const, title },
    },
  });
  const { spec } = compile({
    title: 'notebook-loader render',
    data: { values: points.map((point) => ({ ...point })) },
    hconcat: [
      chart('seconds', 'cold, s'),
      chart('cpuSeconds', 'cold, CPU s'),
      chart('megabytes', 'peak memory, MB'),
    ],
  });
  return new View(parse(spec), { renderer: 'none' }).toSVG();
}
