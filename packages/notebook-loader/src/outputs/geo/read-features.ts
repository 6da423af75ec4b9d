import { isObject, type JsonObject, type JsonValue, objectOf, own } from '../../nbformat/index.ts';

/** Degrees: longitude, latitude. */
export type Position = readonly [longitude: number, latitude: number];

export interface Shape {
  kind: 'point' | 'line' | 'polygon';
  /** Lines, or the rings of a polygon; a point is a line of one position. */
  lines: Position[][];
  properties: JsonObject;
}

/** Positions that are read; a country in full detail has some hundred thousand. */
const mostPositions = 200_000;

/** All shapes of a GeoJSON object (RFC 7946). */
export function readFeatures(value: JsonValue): { shapes: Shape[]; isComplete: boolean } {
  const budget = { positions: mostPositions };
  const shapes = readObject(objectOf(value), {}, budget, 0);
  return { shapes: shapes.filter(({ lines }) => lines.length > 0), isComplete: budget.positions > 0 };
}

function readObject(
  object: JsonObject,
  properties: JsonObject,
  budget: { positions: number },
  depth: number,
): Shape[] {
  if (depth > 8 || budget.positions <= 0) return [];
  const nested = (key: string, own: JsonObject) =>
    listOf(object[key]).flatMap((item) => (isObject(item) ? readObject(item, own, budget, depth + 1) : []));
  const { coordinates } = object;
  const shape = (kind: Shape['kind'], lines: Position[][]): Shape => ({ kind, lines, properties });
  const line = (positions: JsonValue | undefined) => readLine(positions, budget);
  const rings = (list: JsonValue | undefined) =>
    listOf(list)
      .map(line)
      .filter(({ length }) => length > 0);
  switch (object.type) {
    case 'FeatureCollection':
      return nested('features', properties);
    case 'Feature':
      return readObject(
        objectOf(own(object, 'geometry')),
        objectOf(own(object, 'properties')),
        budget,
        depth + 1,
      );
    case 'GeometryCollection':
      return nested('geometries', properties);
    case 'Point':
      return line([coordinates ?? null]).map((position) => shape('point', [[position]]));
    case 'MultiPoint':
      return line(coordinates).map((position) => shape('point', [[position]]));
    case 'LineString':
      return [shape('line', rings([coordinates ?? null]))];
    case 'MultiLineString':
      return [shape('line', rings(coordinates))];
    case 'Polygon':
      return [shape('polygon', rings(coordinates))];
    case 'MultiPolygon':
      return [shape('polygon', listOf(coordinates).flatMap(rings))];
    default:
      return [];
  }
}

function readLine(value: JsonValue | undefined, budget: { positions: number }): Position[] {
  const line: Position[] = [];
  for (const item of listOf(value)) {
    const [longitude, latitude] = listOf(item);
    if (typeof longitude !== 'number' || typeof latitude !== 'number') continue;
    if (budget.positions-- <= 0) break;
    line.push([longitude, latitude]);
  }
  return line;
}

function listOf(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}
