import { type Projection, polyline, range } from './svg-path.ts';
import { type Point, type StickFigure, stickFigure } from './walk.ts';

export interface StrideDrawing {
  /** Path data, one for each layer of the picture. */
  near: string;
  far: string;
  heads: readonly Point[];
  /** Where markers on the near side went: continuous lines. */
  trajectories: readonly string[];
  /** The markers at each exposure. */
  markers: readonly Point[];
}

/**
 * One stride, exposed at equal times, as Marey photographed walking in 1883: white tape on a black suit. Strides repeat,
 * so a longer walk is this drawing, again and again, a stride further.
 */
export function chronophotograph(exposures: number, project: Projection): StrideDrawing {
  const figures = range(0, 1, exposures).slice(0, -1).map(stickFigure);
  const fine = range(0, 1, 44).map(stickFigure);
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
