import { cellRanges, type Position, positionAt } from '../../nbformat/locate.ts';
import type { Diagnosis } from '../diagnosis.ts';

/**
 * Where cells of a notebook begin: what editors and code reviews can show.
 *
 * @param cells Numbers of the cells, from 1.
 * @param text Called where there is anything to find.
 */
export function placesOf(cells: ReadonlySet<number>, text: () => string): Map<number, Position> {
  const places = new Map<number, Position>();
  if (cells.size === 0) return places;
  const json = text();
  const ranges = [...cellRanges(json)];
  for (const cell of cells) {
    const range = ranges[cell - 1];
    if (range) places.set(cell, positionAt(json, range.start));
  }
  return places;
}

/** Diagnoses that know their cell, and no place of their own, get that of the cell. */
export function withPlaces(diagnoses: Diagnosis[], places: ReadonlyMap<number, Position>): Diagnosis[] {
  return diagnoses.map((diagnosis) =>
    diagnosis.line === undefined ? { ...diagnosis, ...places.get(diagnosis.cell ?? 0) } : diagnosis,
  );
}

/** In the order of the cells. */
export function inOrder(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  return diagnoses.toSorted((a, b) => (a.cell ?? 0) - (b.cell ?? 0));
}
