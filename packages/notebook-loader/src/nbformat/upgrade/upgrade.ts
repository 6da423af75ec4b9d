import type { JsonObject } from '../notebook.ts';
import { upgradeV1 } from './v1.ts';
import { upgradeV2 } from './v2.ts';
import { upgradeV3 } from './v3.ts';

/** How the JSON of a major version becomes that of another one, nearer to 4, which everything else reads. */
interface Dialect {
  to: number;
  convert(notebook: JsonObject): JsonObject;
}

/** The major versions beside 4: a dialect is one file and one row. */
const dialects: ReadonlyMap<number, Dialect> = new Map([
  [1, { to: 2, convert: upgradeV1 }],
  [2, { to: 3, convert: upgradeV2 }],
  [3, { to: 4, convert: upgradeV3 }],
]);

/** Brings the JSON of a notebook of any version to the shape of nbformat 4; versions that nobody knows stay as they are. */
export function upgrade(notebook: JsonObject): JsonObject {
  let current = notebook;
  let dialect = dialects.get(majorVersion(notebook));
  while (dialect) {
    current = dialect.convert(current);
    dialect = dialects.get(dialect.to);
  }
  return current;
}

/** Whether notebooks of a major version are read as what they are. */
export function isKnown(version: number): boolean {
  return version === 4 || dialects.has(version);
}

/** Declared major version; told from the shape where none, or a wrong one, is declared. */
export function majorVersion(notebook: JsonObject): number {
  const { nbformat } = notebook;
  if (Array.isArray(notebook.cells)) return nbformat === 1 || isLater(nbformat) ? nbformat : 4;
  if (Array.isArray(notebook.worksheets)) return nbformat === 2 ? 2 : 3;
  return typeof nbformat === 'number' && nbformat >= 1 ? nbformat : 4;
}

function isLater(version: unknown): version is number {
  return typeof version === 'number' && version > 4;
}
