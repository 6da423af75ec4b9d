import { decodeText } from './decode-text.ts';
import { NotebookError } from './error.ts';
import { isObject, objectOf } from './json.ts';
import { notebookLanguage } from './language.ts';
import type { JsonObject, JsonValue, Notebook, Problem } from './notebook.ts';
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
  const json = parseJson(decodeText(content), path, problems);
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
  const cells = readCells(upgraded.cells, problems);
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

function readCells(values: JsonValue[], problems: Problem[]) {
  const declared = new Set(values.map(declaredId));
  const taken = new Set<string>();
  return values.map((value, cell) => {
    const report = (ruleId: string, reason: string) => {
      problems.push({ ruleId, reason, cell });
    };
    let id = declaredId(value);
    if (id !== undefined && taken.has(id)) {
      report('duplicate-id', `The cell id “${id}” occurs more than once; this cell got a new one.`);
      id = undefined;
    }
    if (id === undefined) {
      id = String(cell + 1);
      while (declared.has(id) || taken.has(id)) id = `${id}-x`;
    }
    taken.add(id);
    return readCell(value, id, report);
  });
}
