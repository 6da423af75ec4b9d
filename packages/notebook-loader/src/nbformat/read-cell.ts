import { isObject, multiline, objectOf, own, ownString, plainText } from './json.ts';
import type { Attachments, Cell, JsonObject, JsonValue, Output } from './notebook.ts';
import { readCount } from './read-count.ts';
import { readOutput } from './read-output.ts';

/** Reads one cell; adds to `report` what is odd about it. A cell that is no object becomes a raw cell with its JSON. */
export function readCell(
  value: JsonValue,
  id: string,
  report: (ruleId: string, reason: string) => void,
): Cell {
  if (!isObject(value)) {
    report('malformed-cell', 'The cell is no JSON object; it is shown as text.');
    return { cell_type: 'raw', id, metadata: {}, source: plainText(value), attachments: {} };
  }
  const metadata = objectOf(value.metadata);
  const base = { id, metadata, source: readSource(value, report) };
  switch (ownString(value, 'cell_type')?.toLowerCase()) {
    case 'code':
      return {
        ...base,
        cell_type: 'code',
        execution_count: readCount(value.execution_count),
        outputs: readOutputs(value.outputs, report),
      };
    case 'markdown':
      return { ...base, cell_type: 'markdown', attachments: readAttachments(value.attachments) };
    case 'raw':
      return { ...base, cell_type: 'raw', attachments: readAttachments(value.attachments) };
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

/** Converters have been seen to keep the names of older versions: `input`, `code`, `text`. */
function readSource(cell: JsonObject, report: (ruleId: string, reason: string) => void): string {
  const value = cell.source ?? cell.input ?? cell.code ?? cell.text;
  const source = multiline(value);
  if (source !== undefined) return source;
  if (value === undefined || value === null) {
    report('malformed-cell', 'The cell has no source; it is shown empty.');
    return '';
  }
  report('malformed-cell', 'The source of the cell is no text; it is shown as JSON.');
  return plainText(value);
}

function readOutputs(
  value: JsonValue | undefined,
  report: (ruleId: string, reason: string) => void,
): Output[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    report('malformed-output', 'The outputs of the cell are no list; they are read as one output.');
    return [readOutput(value, report)];
  }
  return value.map((output) => readOutput(output, report));
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
