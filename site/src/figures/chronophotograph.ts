import { type Point, STRIDE, type StickFigure, stickFigure } from './stick-figure.ts';
import { type Projection, polyline, range } from './svg-path.ts';

export interface ChronophotographOptions {
  /** Gait cycles at the left edge and at the right edge. */
  from: number;
  to: number;
  /** Exposures in one gait cycle. */
  exposures: number;
  project: Projection;
}

export interface Chronophotograph {
  /** Path data, one for each layer of the picture. */
  near: string;
  far: string;
  heads: readonly Point[];
  /** Where markers of the near side went: continuous lines. */
  trajectories: { head: string; hip: string; knee: string; ankle: string };
  /** The markers at each exposure. */
  markers: readonly Point[];
}

/** A walk on one plate, exposed at equal times, as Marey photographed it in 1883: white tape on a black suit. */
export function chronophotograph({
  from,
  to,
  exposures,
  project,
}: ChronophotographOptions): Chronophotograph {
  const figures = range(from, to, Math.round((to - from) * exposures)).map(stickFigure);
  const fine = range(from, to, Math.round((to - from) * 40)).map(stickFigure);
  const line = (points: readonly Point[]): string => polyline(points.map(project));
  const trace = (pick: (figure: StickFigure) => Point | undefined): string =>
    line(fine.map(pick).filter((point) => point !== undefined));
  return {
    near: figures
      .map((figure) => line(figure.leg.near) + line(figure.trunk) + line(figure.arm.near))
      .join(''),
    far: figures.map((figure) => line(figure.leg.far) + line(figure.arm.far)).join(''),
    heads: figures.map((figure) => project(figure.head)),
    trajectories: {
      head: trace((figure) => figure.head),
      hip: trace((figure) => figure.leg.near[0]),
      knee: trace((figure) => figure.leg.near[1]),
      ankle: trace((figure) => figure.leg.near[2]),
    },
    markers: figures.flatMap((figure) => figure.leg.near.slice(0, 3).map(project)),
  };
}

export { STRIDE };
