import { polyline, type Projection, range } from './svg-path.ts';
import { type Point, type StickFigure, stickFigure } from './walk.ts';

export interface ChronophotographOptions {
  /** Gait cycles at the left edge and at the right edge. */
  from: number;
  to: number;
  /** Exposures in one gait cycle. */
  exposures: number;
  project: Projection;
}

export interface Chronophotograph {
  /** Path data of the limbs, one for each layer of the picture. */
  near: string;
  far: string;
  heads: readonly Point[];
  /** Where markers on the near side went: continuous lines. */
  trajectories: readonly string[];
  /** The markers at each exposure. */
  markers: readonly Point[];
}

/** A walk on one plate, exposed at equal times, as Marey photographed it in 1883: white tape on a black suit. */
export function chronophotograph({ from, to, exposures, project }: ChronophotographOptions): Chronophotograph {
  const figures = range(from, to, Math.round((to - from) * exposures)).map(stickFigure);
  const fine = range(from, to, Math.round((to - from) * 44)).map(stickFigure);
  const line = (points: readonly Point[]): string => polyline(points.map(project));
  const trace = (marker: (figure: StickFigure) => Point): string => line(fine.map(marker));
  return {
    near: figures.map(({ leg, trunk, arm }) => line(leg.near) + line(trunk) + line(arm.near)).join(''),
    far: figures.map(({ leg, arm }) => line(leg.far) + line(arm.far)).join(''),
    heads: figures.map(({ head }) => project(head)),
    trajectories: [
      trace(({ head }) => head),
      trace(({ leg }) => leg.near[0]),
      trace(({ leg }) => leg.near[1]),
      trace(({ leg }) => leg.near[2]),
    ],
    markers: figures.flatMap(({ leg }) => leg.near.slice(0, 3).map(project)),
  };
}
