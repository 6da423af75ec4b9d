import { isObject, multiline, objectOf, own, ownString } from './json.ts';
import type { Attachments, Cell, JsonObject, JsonValue, Output } from './notebook.ts';
import { readOutput } from './read-output.ts';

/** Reads one cell; adds to `report` what is odd about it. A cell that is no object becomes a raw cell with its JSON. */
export function readCell(
  value: JsonValue,
  id: string,
  report: (ruleId: string, reason: string) => void,
): Cell {
  if (!isObject(value)) {
    report('malformed-cell', 'The cell is no JSON object; it is shown as text.');
    return { cell_type: 'raw', id, metadata: {}, source: JSON.stringify(value), attachments: {} };
  }
  const metadata = objectOf(value.metadata);
  const source = multiline(value.source);
  if (source === undefined) report('malformed-cell', 'The cell has no source; it is shown empty.');
  const base = { id, metadata, source: source ?? '' };
  switch (value.cell_type) {
    case 'code':
      return {
        ...base,
        cell_type: 'code',
        execution_count: typeof value.execution_count === 'number' ? value.execution_count : null,
        outputs: readOutputs(value.outputs, report),
      };
    case 'markdown':
    case 'raw':
      return { ...base, cell_type: value.cell_type, attachments: readAttachments(value.attachments) };
    default: {
      const type = ownString(value, 'cell_type');
      report(
        'unknown-cell-type',
        `The cell has ${type ? `type “${type}”` : 'no type'}; it is shown as text.`,
      );
      return { ...base, cell_type: 'raw', attachments: {} };
    }
  }
}

function readOutputs(
  value: JsonValue | undefined,
  report: (ruleId: string, reason: string) => void,
): Output[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    report('malformed-output', 'The outputs of the cell are no list; they are left out.');
    return [];
  }
  return value.flatMap((output) => readOutput(output, report) ?? []);
}

function readAttachments(value: JsonValue | undefined): Attachments {
  const entries = Object.entries(objectOf(value));
  return Object.fromEntries(entries.filter((entry): entry is [string, JsonObject] => isObject(entry[1])));
}

/** The id that a cell's JSON carries, where it is a valid one (Colab keeps it in the metadata). */
export function declaredId(value: JsonValue): string | undefined {
  const cell = objectOf(value);
  const id = own(cell, 'id') ?? own(objectOf(cell.metadata), 'id');
  return typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id) ? id : undefined;
}
