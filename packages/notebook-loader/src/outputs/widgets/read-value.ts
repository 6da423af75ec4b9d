import { type JsonObject, own, ownString } from '../../nbformat/index.ts';

/** A number of a widget's state; `fallback`, the default of its class, where it was not saved. */
export function numberOf(state: JsonObject, key: string, fallback: number): number {
  const value = own(state, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

export function textOf(state: JsonObject, key: string): string {
  return ownString(state, key) ?? '';
}

/** Strings, or numbers as strings. */
export function listOf(state: JsonObject, key: string): string[] {
  const value = own(state, key);
  return Array.isArray(value)
    ? value.map((item) => (typeof item === 'string' || typeof item === 'number' ? String(item) : ''))
    : [];
}

/** Indices that are chosen: of one (`index: 2`) or several (`index: [0, 2]`). */
export function chosenOf(state: JsonObject): number[] {
  const index = own(state, 'index');
  return (Array.isArray(index) ? index : [index]).filter((item) => typeof item === 'number');
}

/** A number in the format of a slider's readout: `d`, `.2f`, `.0%` and their like, else as it is. */
export function formatNumber(value: number, format: string): string {
  const [, digits, kind] = /^(?:\.(\d{1,2}))?([df%])$/.exec(format) ?? [];
  const places = digits === undefined ? undefined : Number(digits);
  if (kind === 'd') return String(Math.round(value));
  if (kind === 'f') return value.toFixed(places ?? 6);
  if (kind === '%') return `${(value * 100).toFixed(places ?? 6)}%`;
  return String(Number(value.toPrecision(12)));
}
