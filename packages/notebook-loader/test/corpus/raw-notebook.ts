/** A notebook as the check reads it: straight from the JSON, with no code of the package, so that the two can disagree. */
export interface RawCell {
  /** Id that the page gives the cell's section, without its prefix; `undefined` where the file leaves it open. */
  id: string | undefined;
  /** Counted from 1. */
  number: number;
  type: string;
  source: string;
  metadata: Raw;
  outputs: RawOutput[];
}

export type RawOutput =
  | { kind: 'stream'; name: string; text: string }
  | { kind: 'error'; text: string }
  | { kind: 'bundle'; data: Raw };

export type Raw = Record<string, unknown>;

/** `undefined` where the file is no strict JSON or has no cells: what a page shows of such a file has its own tests. */
export function readRawNotebook(content: string): RawCell[] | undefined {
  const json = parse(content);
  const worksheets = listOf(json?.worksheets).flatMap((worksheet) => listOf(record(worksheet).cells));
  const cells = Array.isArray(json?.cells)
    ? json.cells
    : json?.worksheets === undefined
      ? undefined
      : worksheets;
  const ids = new Set<string>();
  return cells?.map((value: unknown, index) => {
    const cell = readCell(record(value), index + 1);
    const isRepeated = cell.id !== undefined && ids.has(cell.id);
    if (cell.id !== undefined) ids.add(cell.id);
    return isRepeated ? { ...cell, id: undefined } : cell;
  });
}

function parse(content: string): Raw | undefined {
  try {
    const json: unknown = JSON.parse(content.replace(/^\uFEFF/, ''));
    return typeof json === 'object' && json !== null ? record(json) : undefined;
  } catch {
    return undefined;
  }
}

function readCell(cell: Raw, number: number): RawCell {
  const metadata = record(cell.metadata);
  const id = cell.id ?? metadata.id;
  const type = String(cell.cell_type);
  const source = joined(cell.source ?? cell.input ?? cell.code ?? cell.text) ?? '';
  return {
    id: typeof id === 'string' ? id : undefined,
    number,
    type: /^(?:text|heading|html)$/.test(type) ? 'markdown' : type,
    source: type === 'heading' ? `${'#'.repeat(Number(cell.level) || 1)} ${source}` : source,
    metadata,
    outputs: coalesce(listOf(cell.outputs).flatMap((output) => readOutput(record(output)) ?? [])),
  };
}

function readOutput(output: Raw): RawOutput | undefined {
  if (Array.isArray(output.traceback) || /^(?:error|pyerr)$/.test(String(output.output_type))) {
    const lines = listOf(output.traceback).map((line) => joined(line) ?? '');
    const summary = [output.ename, output.evalue].map((part) => joined(part) ?? '').filter(Boolean);
    return { kind: 'error', text: lines.join('\n').trim() || summary.join(': ') };
  }
  const text = joined(output.text);
  const isStream = output.output_type === 'stream' || (text !== undefined && output.name !== undefined);
  if (isStream) {
    const name = output.name ?? output.stream;
    return { kind: 'stream', name: name === 'stderr' ? 'stderr' : 'stdout', text: text ?? '' };
  }
  if (typeof output.data === 'object' && output.data !== null)
    return { kind: 'bundle', data: record(output.data) };
  return { kind: 'bundle', data: oldBundle(output) };
}

/** Keys of nbformat 2 and 3. */
const oldKeys: Record<string, string> = {
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

function oldBundle(output: Raw): Raw {
  const entries = Object.entries(oldKeys).map(([key, mime]) => [
    mime,
    output[key] ?? output[`output_${key}`],
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Neighbouring pieces of one stream were one text when they were written. */
function coalesce(outputs: RawOutput[]): RawOutput[] {
  const result: RawOutput[] = [];
  for (const output of outputs) {
    const last = result.at(-1);
    if (output.kind === 'stream' && last?.kind === 'stream' && last.name === output.name)
      result[result.length - 1] = { ...last, text: last.text + output.text };
    else result.push(output);
  }
  return result;
}

function record(value: unknown): Raw {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** nbformat's multi-line string. */
export function joined(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return Array.isArray(value)
    ? value.map((line) => (typeof line === 'string' ? line : '')).join('')
    : undefined;
}
