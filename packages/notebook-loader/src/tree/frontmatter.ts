import { type Cell, isObject, type JsonObject, type Notebook, objectOf, own } from '../nbformat/index.ts';
import { CarrierError, carriedFrontmatter } from './frontmatter-carriers.ts';

/** What a notebook says about itself, from its metadata and its front matter. */
export interface NotebookFrontmatter {
  title?: string;
  description?: string;
  authors?: string[];
  /** As written, ISO 8601 where the author did so. */
  date?: string;
  tags?: string[];
  /** Name of the picture that stands for the notebook: the output tagged `nbsphinx-thumbnail`, else the first one. */
  thumbnail?: string;
  draft?: boolean;
  /** Everything else that was written in the YAML front matter. */
  [key: string]: unknown;
}

export interface FoundFrontmatter {
  frontmatter: NotebookFrontmatter;
  /** The cell that held it; `rest` is what remains of its source. */
  cell?: Cell;
  rest?: string;
}

/** Keys of notebooks' metadata that mean the same as in front matter. */
const metadataKeys = [
  ...[
    'title',
    'subtitle',
    'description',
    'abstract',
    'authors',
    'author',
    'date',
    'tags',
    'keywords',
    'draft',
  ],
  ...['bibliography', 'csl', 'lang', 'license', 'doi', 'substitutions', 'references'],
];

/** Objects of notebooks' metadata that are front matter, with the program that writes them: MyST, Nikola. */
const metadataRecords = ['frontmatter', 'front_matter', 'nikola'];

/**
 * Front matter of a notebook: its metadata, overridden by what the first cell with content carries (a raw or a Markdown cell,
 * see `frontmatter-carriers.ts`). Keys that are not understood are kept as they are.
 */
export function findFrontmatter(notebook: Notebook, report: (reason: string) => void): FoundFrontmatter {
  const known = fromRecord(pick(notebook.metadata));
  const cell = notebook.cells.find((candidate) => !isSetup(candidate));
  if (!cell || cell.cell_type === 'code') return { frontmatter: known };
  try {
    const carried = carriedFrontmatter(cell.source, cell.cell_type === 'markdown');
    if (!carried) return { frontmatter: known };
    return { frontmatter: { ...known, ...fromRecord(carried.record) }, cell, rest: carried.rest };
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    report(`The front matter is no valid YAML (${error.message}); it is left out.`);
    return { frontmatter: known, cell, rest: error.rest };
  }
}

/** Empty cells, and those that only hold directives of nbdev (`#| default_exp core`), come before the first cell with content. */
function isSetup({ cell_type, source }: Cell): boolean {
  return source
    .split('\n')
    .every((line) => line.trim() === '' || (cell_type === 'code' && /^\s*#\s*\|/.test(line)));
}

function pick(metadata: JsonObject): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const name of metadataRecords) Object.assign(record, objectOf(own(metadata, name)));
  for (const key of metadataKeys) {
    const value = own(metadata, key);
    if (value !== undefined) record[key] = value;
  }
  return record;
}

function fromRecord(record: Record<string, unknown>): NotebookFrontmatter {
  const {
    title,
    description,
    abstract,
    summary,
    author,
    authors,
    date,
    tags,
    keywords,
    categories,
    draft,
    ...rest
  } = record;
  const found: NotebookFrontmatter = {};
  for (const [key, value] of Object.entries(rest))
    if (value !== undefined && key !== '__proto__') found[key] = value;
  const people = names(authors ?? author);
  const words = names(tags ?? keywords ?? categories);
  const about = text(description) ?? text(abstract) ?? text(summary);
  const heading = text(title);
  const day = date instanceof Date ? date.toISOString().slice(0, 10) : dayOf(text(date));
  if (heading) found.title = heading;
  if (about) found.description = about;
  if (people.length > 0) found.authors = people;
  if (day) found.date = day;
  if (words.length > 0) found.tags = words;
  if (typeof draft === 'boolean') found.draft = draft;
  return found;
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Quarto's words for a day that is known when it renders. */
function dayOf(date: string | undefined): string | undefined {
  return date !== undefined && /^(?:today|now|last-modified)$/i.test(date) ? undefined : date;
}

/** Authors and tags are written as a text, a list of texts, or a list of objects with a `name`. */
function names(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s*,\s*/) : [value];
  return list.flatMap((item) => text(isObject(item) ? (item.name ?? item.literal) : item) ?? []);
}
