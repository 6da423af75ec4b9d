import { type Cell, objectOf, own } from '../nbformat/index.ts';
import { takeQuartoOptions } from './quarto-options.ts';

export type Visibility = 'show' | 'fold' | 'remove';

/** What the many dialects say about showing a cell, in one language. */
export interface CellOptions {
  /** Source without option comments. */
  source: string;
  tags: string[];
  cell: Visibility;
  input: Visibility;
  output: Visibility;
  stdout: boolean;
  stderr: boolean;
  /** Outputs that are Markdown or HTML stand without a box (Quarto's `output: asis`). */
  scrolled: boolean;
  label: string | undefined;
  caption: string | undefined;
  alt: string | undefined;
  /** Text of the fold of the source. */
  codeSummary: string | undefined;
}

/** Reads tags, Jupyter's and its extensions' metadata, and Quarto's option comments. */
export function readCellOptions(cell: Cell): CellOptions {
  const { metadata } = cell;
  const { options, source } =
    cell.cell_type === 'code' ? takeQuartoOptions(cell.source) : { options: {}, source: cell.source };
  const tags = readTags(metadata.tags ?? options.tags);
  const tagged = (name: string) => tags.some((tag) => tag.toLowerCase().replaceAll('_', '-') === name);
  const jupyter = objectOf(own(metadata, 'jupyter'));
  const nbsphinx = own(metadata, 'nbsphinx');
  const removed =
    tagged('remove-cell') || options.include === false || options.hide === true || nbsphinx === 'hidden';

  return {
    source,
    tags,
    cell: removed ? 'remove' : tagged('hide-cell') ? 'fold' : 'show',
    input: pick(
      tagged('remove-input') ||
        options.echo === false ||
        metadata.hide_input === true ||
        metadata.echo === false,
      tagged('hide-input') ||
        options['code-fold'] === true ||
        jupyter.source_hidden === true ||
        metadata.inputHidden === true ||
        metadata.input_collapsed === true ||
        metadata.cellView === 'form',
    ),
    output: pick(
      tagged('remove-output') ||
        options.output === false ||
        options.results === 'hide' ||
        metadata.hide_output === true,
      tagged('hide-output') ||
        jupyter.outputs_hidden === true ||
        metadata.collapsed === true ||
        metadata.outputHidden === true,
    ),
    stdout: !tagged('remove-stdout'),
    stderr: !tagged('remove-stderr') && options.warning !== false,
    scrolled: metadata.scrolled === true || tagged('scroll-output') || tagged('output-scroll'),
    label: string(options.label) ?? string(own(metadata, 'label')),
    caption: string(options['fig-cap'] ?? options['tbl-cap']) ?? string(own(metadata, 'caption')),
    alt: string(options['fig-alt']) ?? string(own(metadata, 'alt')),
    codeSummary: string(options['code-summary']),
  };
}

function pick(remove: boolean, fold: boolean): Visibility {
  return remove ? 'remove' : fold ? 'fold' : 'show';
}

function readTags(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+/) : [];
  return list
    .filter((tag): tag is string => typeof tag === 'string' && tag.trim() !== '')
    .map((tag) => tag.trim());
}

function string(value: unknown): string | undefined {
  if (Array.isArray(value)) return string(value.filter((item) => typeof item === 'string').join('; '));
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
