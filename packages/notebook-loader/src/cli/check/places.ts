import type { Position } from '../../nbformat/locate.ts';
import type { Diagnosis } from '../diagnosis.ts';

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
