import type { JsonValue } from './notebook.ts';

/** An execution count; `null` for what is none (`*` while a cell runs, `1e999`). */
export function readCount(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
