import { decodeText } from './decode-text.ts';
import { NotebookError } from './error.ts';
import { isObject, objectOf } from './json.ts';
import { notebookLanguage } from './language.ts';
import type { Cell, JsonObject, JsonValue, Notebook, Problem } from './notebook.ts';
import { parseJson } from './parse-json.ts';
import { declaredId, readCell } from './read-cell.ts';
import { isKnown, majorVersion, upgrade } from './upgrade/upgrade.ts';

export interface ParseNotebookOptions {
  /** Named in errors. */
  path?: string | undefined;
}

/**
 * Reads a notebook of any nbformat version. Odd parts are read as far as possible and listed in `problems`.
 *
 * @throws NotebookError where the file is no notebook at all, with path, line, column, cell and remedy.
 */
export function parseNotebook(content: string | Uint8Array, { path }: ParseNotebookOptions = {}): Notebook {
  const problems: Problem[] = [];
  return readNotebook(parseJson(decodeText(content), path, problems), path, problems, readCells);
}

/**
 * Reads the JSON of a notebook.
 *
 * @param problems of its JSON; those of what it holds are added.
 * @param cellsOf reads its cells, given in the shape of nbformat 4.
 */
export function readNotebook(
  json: JsonValue,
  path: string | undefined,
  problems: Problem[],
  cellsOf: (values: JsonValue[], problems: Problem[]) => Cell[],
): Notebook {
  if (!isObject(json)) {
    const found = json === null ? 'null' : Array.isArray(json) ? 'a list' : `a ${typeof json}`;
    throw new NotebookError(
      `A notebook is a JSON object, but this file holds ${found}.`,
      'Check that the right file was saved; restore it from version control if not.',
      { path, line: 1, column: 1 },
    );
  }
  const declared = majorVersion(json);
  const upgraded = upgrade(json);
  if (!Array.isArray(upgraded.cells)) {
    const names = Object.keys(json).slice(0, 8);
    const holds =
      names.length === 0 ? 'It is empty' : `It has ${names.map((name) => `“${name}”`).join(', ')}`;
    throw new NotebookError(
      `The JSON of this file has no list of cells, so it is no notebook. ${holds}.`,
      'Check that the right file was saved; restore it from version control if not.',
      { path, line: 1, column: 1 },
    );
  }
  if (declared > 4 && !isKnown(declared)) {
    problems.push({
      ruleId: 'newer-nbformat',
      reason: `The notebook declares nbformat ${declared}, which is later than the 4 that is known; it is read as 4.`,
    });
  }
  if (upgraded.cells.length === 0)
    problems.push({ ruleId: 'no-cells', reason: 'The notebook has no cells; its page is empty.' });
  const metadata = objectOf(upgraded.metadata);
  const cells = cellsOf(upgraded.cells, problems);
  const sources = cells.flatMap((cell) => (cell.cell_type === 'code' ? cell.source : []));
  return {
    nbformat: declared,
    nbformat_minor: minorVersion(json),
    metadata,
    language: notebookLanguage(metadata, sources),
    cells,
    problems,
  };
}

function minorVersion(json: JsonObject): number {
  return typeof json.nbformat_minor === 'number' ? json.nbformat_minor : 0;
}

function readCells(values: JsonValue[], problems: Problem[]): Cell[] {
  const ids = cellIds(values.map(declaredId));
  return values.map((value, cell) => {
    const { id, problem } = ids[cell] ?? { id: '' };
    if (problem !== undefined) problems.push({ ...problem, cell });
    return readCell(value, id, (ruleId, reason) => problems.push({ ruleId, reason, cell }));
  });
}

/**
 * Ids for cells: those that they declare, made up where one declares none, or that of another cell, which is a problem.
 *
 * @param declared for each cell, in their order.
 */
export function cellIds(declared: readonly (string | undefined)[]): { id: string; problem?: Problem }[] {
  const all = new Set(declared);
  const taken = new Set<string>();
  return declared.map((own, cell) => {
    const isRepeated = own !== undefined && taken.has(own);
    let id = own;
    if (id === undefined || isRepeated) {
      id = String(cell + 1);
      while (all.has(id) || taken.has(id)) id = `${id}-x`;
    }
    taken.add(id);
    if (!isRepeated) return { id };
    const reason = `The cell id “${own}” occurs more than once; this cell got a new one.`;
    return { id, problem: { ruleId: 'duplicate-id', reason } };
  });
}
