import { isObject, multiline, objectOf, ownString } from '../json.ts';
import type { JsonObject, JsonValue } from '../notebook.ts';

/** nbformat 3 → 4: worksheets are joined, headings become Markdown, outputs become mimebundles. */
export function upgradeV3(notebook: JsonObject): JsonObject {
  const worksheets = Array.isArray(notebook.worksheets) ? notebook.worksheets : [];
  const cells = worksheets.flatMap((worksheet) => {
    const own = objectOf(worksheet).cells;
    return Array.isArray(own) ? own : [];
  });
  const metadata = { ...objectOf(notebook.metadata) };
  const language = cells.map((cell) => ownString(objectOf(cell), 'language')).find(Boolean);
  if (language && !isObject(metadata.language_info)) metadata.language_info = { name: language };
  return { ...notebook, nbformat: 4, nbformat_minor: 5, metadata, cells: cells.map(upgradeCell) };
}

function upgradeCell(cell: JsonValue): JsonValue {
  if (!isObject(cell)) return cell;
  const metadata = { ...objectOf(cell.metadata) };
  switch (cell.cell_type) {
    case 'code': {
      if (typeof cell.collapsed === 'boolean') metadata.collapsed = cell.collapsed;
      if (typeof cell.language === 'string') metadata.language ??= cell.language;
      return {
        cell_type: 'code',
        metadata,
        source: cell.input ?? cell.source ?? '',
        execution_count: cell.prompt_number ?? null,
        outputs: Array.isArray(cell.outputs) ? cell.outputs.map(upgradeOutput) : [],
      };
    }
    case 'heading': {
      const level = typeof cell.level === 'number' ? Math.min(Math.max(Math.trunc(cell.level), 1), 6) : 1;
      const title = (multiline(cell.source) ?? '').trim().replace(/\s*\n\s*/g, ' ');
      return { cell_type: 'markdown', metadata, source: `${'#'.repeat(level)} ${title}` };
    }
    case 'html':
      return { ...cell, cell_type: 'markdown' };
    default:
      return cell;
  }
}

/** Keys of version 3 outputs that hold content, and the media types that they stand for. */
const mediaTypes: Record<string, string> = {
  text: 'text/plain',
  html: 'text/html',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  latex: 'text/latex',
  json: 'application/json',
  javascript: 'application/javascript',
  pdf: 'application/pdf',
};

function upgradeOutput(output: JsonValue): JsonValue {
  if (!isObject(output)) return output;
  switch (output.output_type) {
    case 'pyout':
    case 'display_data':
      return {
        output_type: output.output_type === 'pyout' ? 'execute_result' : 'display_data',
        execution_count: output.prompt_number ?? null,
        metadata: renameKeys(objectOf(output.metadata)),
        data: oldMimeBundle(output),
      };
    case 'pyerr':
      return { ...output, output_type: 'error' };
    case 'stream':
      return { output_type: 'stream', name: output.stream ?? 'stdout', text: output.text ?? '' };
    default:
      return output;
  }
}

/** The mimebundle of an output whose content lies in keys of its own. */
export function oldMimeBundle(output: JsonObject): JsonObject {
  const data: JsonObject = {};
  for (const [key, mediaType] of Object.entries(mediaTypes)) {
    // Version 2 called them `output_text`, `output_html`, `output_png` …
    const value = output[key] ?? output[`output_${key}`];
    if (value !== undefined) data[mediaType] = mediaType === 'application/json' ? parsed(value) : value;
  }
  return data;
}

/** Version 3 kept JSON as text. */
function parsed(value: JsonValue): JsonValue {
  const text = multiline(value);
  if (text === undefined) return value;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function renameKeys(metadata: JsonObject): JsonObject {
  const entries = Object.entries(metadata).map(([key, value]): [string, JsonValue] => [
    Object.hasOwn(mediaTypes, key) ? (mediaTypes[key] ?? key) : key,
    value,
  ]);
  return Object.fromEntries(entries);
}
