import { isObject, type JsonObject, type JsonValue } from '../nbformat/index.ts';

/** What running a notebook has made, as nbformat writes it. Plain data. */
export interface ExecutionResults {
  /** For each code cell what it has put out; `null` for one that was not run. */
  cells: (CellResult | null)[];
  /** State of the widgets, as `metadata.widgets` has it. */
  widgets: JsonObject | null;
}

export interface CellResult {
  outputs: JsonObject[];
  execution_count: number | null;
}

/** @returns `undefined` where a value is no such thing. */
export function readResults(value: JsonValue | undefined): ExecutionResults | undefined {
  if (!isObject(value) || !Array.isArray(value.cells)) return undefined;
  const widgets = isObject(value.widgets) ? value.widgets : null;
  return { cells: value.cells.map(readCell), widgets };
}

function readCell(value: JsonValue): CellResult | null {
  if (!isObject(value) || !Array.isArray(value.outputs)) return null;
  const { outputs, execution_count: count } = value;
  return { outputs: outputs.filter(isObject), execution_count: typeof count === 'number' ? count : null };
}
