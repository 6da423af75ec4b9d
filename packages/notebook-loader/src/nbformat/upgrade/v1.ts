import { isObject } from '../json.ts';
import type { JsonObject, JsonValue } from '../notebook.ts';

/** nbformat 1 → 2: `code` becomes `input`, `text` cells become Markdown, all cells lie in one worksheet. */
export function upgradeV1(notebook: JsonObject): JsonObject {
  const cells = Array.isArray(notebook.cells) ? notebook.cells : [];
  return { ...notebook, nbformat: 2, metadata: {}, worksheets: [{ cells: cells.map(upgradeCell) }] };
}

function upgradeCell(cell: JsonValue): JsonValue {
  if (!isObject(cell)) return cell;
  if (cell.cell_type === 'text') return { ...cell, cell_type: 'markdown', source: cell.text ?? '' };
  if (cell.cell_type === 'code') return { ...cell, input: cell.code ?? '', outputs: cell.outputs ?? [] };
  return cell;
}
