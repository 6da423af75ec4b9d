/**
 * A notebook as nbformat 4.5 describes it, whatever version and dialect its file had.
 * Names are nbformat's own: https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export interface Notebook {
  /** Version that the file declares, before it was upgraded. */
  nbformat: number;
  nbformat_minor: number;
  metadata: JsonObject;
  /** Language of the code cells in lower case, e.g. `python`; from metadata or a guess; `text` when unknown. */
  language: string;
  cells: Cell[];
  /** What was odd in the file and how it was read nevertheless. */
  problems: Problem[];
}

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

export type Cell = MarkdownCell | CodeCell | RawCell;

interface CellBase {
  /** Unique in the notebook, made of `A-Za-z0-9_-`; made up where the file has none. */
  id: string;
  metadata: JsonObject;
  source: string;
}

export interface MarkdownCell extends CellBase {
  cell_type: 'markdown';
  attachments: Attachments;
}

export interface RawCell extends CellBase {
  cell_type: 'raw';
  attachments: Attachments;
}

export interface CodeCell extends CellBase {
  cell_type: 'code';
  execution_count: number | null;
  outputs: Output[];
}

/** File name → the same picture in one or several media types. */
export type Attachments = Record<string, MimeBundle>;

/** Media type → content: text joined to one string (base64 for binary types), JSON types as values. */
export type MimeBundle = Record<string, JsonValue>;

export type Output = StreamOutput | DisplayOutput | ErrorOutput;

export interface StreamOutput {
  output_type: 'stream';
  name: 'stdout' | 'stderr';
  text: string;
}

export interface DisplayOutput {
  output_type: 'display_data' | 'execute_result';
  data: MimeBundle;
  metadata: JsonObject;
  execution_count: number | null;
}

export interface ErrorOutput {
  output_type: 'error';
  ename: string;
  evalue: string;
  traceback: string[];
}

/** Something odd that did not prevent reading. */
export interface Problem {
  /** Full sentence: what is odd and what was done about it. */
  reason: string;
  /** Index of the cell, counted from 0. */
  cell?: number;
  /** Short stable name of the kind of problem, e.g. `duplicate-id`. */
  ruleId: string;
}
