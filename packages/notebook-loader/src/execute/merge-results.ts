import { writeNotebook } from '../convert/write-notebook.ts';
import { isObject, type JsonObject, type JsonValue, type Notebook } from '../nbformat/index.ts';
import { type CodeToRun, willRun } from './code-to-run.ts';
import type { ExecutionResults } from './results.ts';

/**
 * The file of a notebook with what running it has made. Cells that were to be skipped keep the outputs that they have; those
 * that were not reached have none.
 *
 * @param code of the notebook, one for each of its code cells.
 */
export function mergeResults(
  notebook: Notebook,
  code: readonly CodeToRun[],
  results: ExecutionResults,
): string {
  const json: JsonValue = JSON.parse(writeNotebook(notebook));
  if (!isObject(json) || !Array.isArray(json.cells)) return writeNotebook(notebook);
  const codeCells = json.cells.filter(isObject).filter(({ cell_type }) => cell_type === 'code');
  for (const [index, cell] of codeCells.entries()) {
    const toRun = code[index];
    if (toRun !== undefined && willRun(toRun)) Object.assign(cell, resultOf(results, index));
  }
  const isPartial = code.some((cell) => !willRun(cell) && cell.source.trim() !== '');
  return JSON.stringify({ ...json, metadata: withWidgets(notebook.metadata, results.widgets, isPartial) });
}

function resultOf({ cells }: ExecutionResults, index: number): JsonObject {
  const { outputs, execution_count } = cells[index] ?? { outputs: [], execution_count: null };
  return { outputs, execution_count };
}

/** @param isPartial Whether cells that were skipped may show widgets of the state that the file has. */
function withWidgets(
  { widgets: kept, ...metadata }: JsonObject,
  widgets: JsonObject | null,
  isPartial: boolean,
): JsonObject {
  const shown = widgets ?? (isPartial ? kept : undefined);
  return shown === undefined ? metadata : { ...metadata, widgets: shown };
}
