import type { JsonObject } from '../notebook.ts';

/** nbformat 2 → 3: version 3 added to version 2 and took nothing away. */
export function upgradeV2(notebook: JsonObject): JsonObject {
  return { ...notebook, nbformat: 3 };
}
