import type { JsonObject } from '../notebook.ts';
import { upgradeV1 } from './v1.ts';
import { upgradeV2 } from './v2.ts';
import { upgradeV3 } from './v3.ts';

/** Each takes the notebook of one major version to the next. */
const steps: Record<number, (notebook: JsonObject) => JsonObject> = {
  1: upgradeV1,
  2: upgradeV2,
  3: upgradeV3,
};

/** Brings the JSON of a notebook of any version to the shape of nbformat 4; later versions stay as they are. */
export function upgrade(notebook: JsonObject): JsonObject {
  let current = notebook;
  for (let version = majorVersion(notebook); version < 4; version++) {
    const step = steps[version];
    if (step) current = step(current);
  }
  return current;
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
