import type { Cell, JsonObject, JsonValue, MimeBundle, Notebook, Output } from '../nbformat/index.ts';

/**
 * A notebook as a file of nbformat 4.5, laid out as Jupyter lays it out: one space of indentation, texts as lists of lines.
 * https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export function writeNotebook({ cells, metadata }: Notebook): string {
  const json = { cells: cells.map(writeCell), metadata, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(json, null, 1)}\n`;
}

function writeCell(cell: Cell): JsonObject {
  const { id, metadata, source } = cell;
  if (cell.cell_type === 'code') {
    const { cell_type, execution_count, outputs } = cell;
    return {
      cell_type,
      execution_count,
      id,
      metadata,
      outputs: outputs.map(writeOutput),
      source: lines(source),
    };
  }
  const { cell_type, attachments } = cell;
  const attached = Object.keys(attachments).length > 0 ? { attachments } : {};
  return { ...attached, cell_type, id, metadata, source: lines(source) };
}

function writeOutput(output: Output): JsonObject {
  switch (output.output_type) {
    case 'stream':
      return { name: output.name, output_type: 'stream', text: lines(output.text) };
    case 'error': {
      const { ename, evalue, output_type, traceback } = output;
      return { ename, evalue, output_type, traceback };
    }
    default: {
      const { metadata, output_type, execution_count } = output;
      const data = writeBundle(output.data);
      return output_type === 'execute_result'
        ? { data, execution_count, metadata, output_type }
        : { data, metadata, output_type };
    }
  }
}

/** Texts are lists of lines, base64 and JSON are as they are. */
function writeBundle(bundle: MimeBundle): JsonObject {
  const entries = Object.entries(bundle).map(([mediaType, content]): [string, JsonValue] => {
    const isText = /^text\/|^application\/javascript$|^image\/svg\+xml$/.test(mediaType);
    return [mediaType, isText && typeof content === 'string' ? lines(content) : content];
  });
  return Object.fromEntries(entries);
}

/** Lines with their ends; the empty text has none. */
function lines(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== '');
}
