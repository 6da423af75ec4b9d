import { type Cell, type JsonObject, objectOf, own, ownString } from '../nbformat/index.ts';
import { readColabForm } from './options/colab-form.ts';
import { takeSourceOptions } from './options/source-options.ts';
import { readVisibility, type Shown } from './options/visibility.ts';

/** What the many dialects say about showing a cell, in one language. */
export interface CellOptions extends Shown {
  /** Source without option comments. */
  source: string;
  tags: string[];
  label: string | undefined;
  /** Markdown. */
  caption: string | undefined;
  /** What `caption` is about: tables have it above. */
  captioned: 'figure' | 'table';
  /** Markdown, one for each picture or table of the output. */
  subcaptions: string[];
  alt: string | undefined;
  /** One for each picture, where there are several. */
  alts: string[];
  /** Label and caption of the source. */
  listing: { label: string | undefined; caption: string | undefined };
  /** Text of the fold of the source. */
  codeSummary: string | undefined;
  /** Whether that fold is open at first. */
  isFoldOpen: boolean;
  /** Markdown of a form of Colab, which stands above the cell. */
  formText: string | undefined;
  /** Number of outputs beside each other. */
  columns: number;
  /** Whether text that the cell prints is Markdown (Quarto's `output: asis`). */
  isAsis: boolean;
  /** Lines of streams that have one of these words are left out (nbdev's `filter_stream`). */
  streamFilter: string[];
  align: 'left' | 'center' | 'right' | undefined;
}

/**
 * Reads tags, the metadata of Jupyter, its extensions and other programs, and option comments.
 *
 * @param defaults Options that hold for all cells of the notebook.
 */
export function readCellOptions(cell: Cell, defaults: Readonly<Record<string, unknown>> = {}): CellOptions {
  const { metadata } = cell;
  const isCode = cell.cell_type === 'code';
  const taken = isCode ? takeSourceOptions(cell.source) : { options: {}, source: cell.source };
  const options: Record<string, unknown> = {
    ...(isCode ? defaults : {}),
    ...fromMetadata(metadata),
    ...taken.options,
  };
  const tags = readTags(metadata.tags ?? options.tags);
  const form = isCode ? readColabForm(taken.source) : undefined;
  const shown = readVisibility(tags, metadata, options);
  if (form?.hidesCode && shown.input === 'show') shown.input = 'fold';
  const captions = texts(options['fig-cap'] ?? options['tbl-cap'] ?? options.caption);
  const subcaptions = texts(options['fig-subcap'] ?? options['tbl-subcap']);
  const alts = texts(options['fig-alt'] ?? options.alt);
  const label = string(options.label) ?? string(options.name);
  return {
    ...shown,
    source:
      options.echo === 'fenced'
        ? fenced(cell.source)
        : isCode
          ? withoutHiddenLines(taken.source)
          : taken.source,
    tags,
    label,
    caption: captions.length > 1 ? undefined : captions[0],
    captioned: 'tbl-cap' in options || label?.startsWith('tbl-') ? 'table' : 'figure',
    subcaptions: captions.length > 1 ? captions : subcaptions,
    alt: alts[0],
    alts: alts.length > 1 ? alts : [],
    listing: { label: string(options['lst-label']), caption: string(options['lst-cap']) },
    codeSummary: string(options['code-summary']) ?? (shown.input === 'fold' ? form?.title : undefined),
    isFoldOpen: options['code-fold'] === 'show' || options.collapse_show === true,
    formText: shown.input === 'fold' ? form?.text : undefined,
    columns: columnsOf(options),
    isAsis: options.output === 'asis' || options.results === 'asis',
    streamFilter: (string(options.filter_stream) ?? '').split(/\s+/).filter(Boolean),
    align: /^(?:left|center|right)$/.test(String(options['fig-align']))
      ? alignOf(options['fig-align'])
      : undefined,
  };
}

const metadataOptions = [
  ...['echo', 'include', 'warning', 'message', 'results', 'label', 'caption', 'alt'],
  ...['cap', 'subcap', 'alt', 'align'].flatMap((name) => [`fig.${name}`, `fig-${name}`]),
  ...['tbl-cap', 'tbl.cap', 'code-fold', 'code-summary', 'layout-ncol', 'column'],
];

/** Options that stand in the metadata: Quarto's own names, with a dot where they come from R Markdown, MyST's, ipypublish's. */
function fromMetadata(metadata: JsonObject): Record<string, unknown> {
  // Most cells have none.
  if (Object.keys(metadata).length === 0) return {};
  const options: Record<string, unknown> = {};
  for (const name of metadataOptions) {
    const value = own(metadata, name);
    if (value !== undefined) options[name.replace('.', '-')] = value;
  }
  for (const [path, prefix] of [
    ['ipub', 'figure'],
    ['ipub', 'table'],
    ['mystnb', 'figure'],
    ['render', 'figure'],
  ] as const) {
    const { caption, label, name } = objectOf(own(objectOf(own(metadata, path)), prefix));
    if (caption !== undefined) options[prefix === 'table' ? 'tbl-cap' : 'fig-cap'] ??= caption;
    options.label ??= label ?? name;
  }
  const image = objectOf(own(objectOf(own(metadata, 'mystnb') ?? own(metadata, 'render')), 'image'));
  options['fig-alt'] ??= ownString(image, 'alt');
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** `#| hide_line` at the end of a line takes that line out of the page. */
function withoutHiddenLines(source: string): string {
  if (!source.includes('hide_line')) return source;
  return source
    .split('\n')
    .filter((line) => !/#[ \t]?\|[ \t]*hide_line[ \t]*$/.test(line))
    .join('\n');
}

/** Quarto's `echo: fenced` shows the options, too. */
function fenced(source: string): string {
  return source
    .split('\n')
    .filter((line) => !/^\s*(?:#|\/\/|--|%)\|\s*echo\s*:/.test(line))
    .join('\n');
}

function columnsOf(options: Record<string, unknown>): number {
  const rows: unknown = options.layout;
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  const count = Number(options['layout-ncol']) || (Array.isArray(first) ? first.length : 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, 6) : 1;
}

function alignOf(value: unknown): 'left' | 'center' | 'right' {
  return value === 'left' || value === 'right' ? value : 'center';
}

function readTags(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+/) : [];
  return list
    .filter((tag): tag is string => typeof tag === 'string' && tag.trim() !== '')
    .map((tag) => tag.trim());
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => string(item) ?? []);
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
