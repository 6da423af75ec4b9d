import { parse } from 'yaml';
import { type Cell, isObject, type JsonObject, type Notebook } from '../nbformat/index.ts';

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

const fence = /^\s*---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const commentFence = /^\s*<!--\s*\n?---[ \t]*\n([\s\S]*?)\n---\s*-->[ \t]*(?:\n|$)/;

/**
 * Front matter of a notebook: its metadata, overridden by YAML between `---` at the start of the first cell (Quarto: a raw
 * cell; MyST: a Markdown cell; an HTML comment). Keys that are not understood are kept as they are.
 */
export function findFrontmatter(notebook: Notebook, report: (reason: string) => void): FoundFrontmatter {
  const own = fromRecord(pick(notebook.metadata));
  const cell = notebook.cells[0];
  if (!cell || cell.cell_type === 'code') return { frontmatter: own };
  const match =
    fence.exec(cell.source) ?? (cell.cell_type === 'markdown' ? commentFence.exec(cell.source) : null);
  if (!match) return { frontmatter: own };
  let yaml: unknown;
  try {
    yaml = parse(match[1] ?? '', { maxAliasCount: 20 });
  } catch (error) {
    report(
      `The front matter is no valid YAML (${error instanceof Error ? error.message : String(error)}); it is left out.`,
    );
    return { frontmatter: own, cell, rest: cell.source.slice(match[0].length) };
  }
  // A thematic break followed by a setext heading looks the same, but is no YAML mapping.
  if (!isObject(yaml)) return { frontmatter: own };
  return { frontmatter: { ...own, ...fromRecord(yaml) }, cell, rest: cell.source.slice(match[0].length) };
}

function pick(metadata: JsonObject): Record<string, unknown> {
  const { title, description, authors, author, date, tags, keywords } = metadata;
  return { title, description, authors, author, date, tags, keywords };
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
  const day = date instanceof Date ? date.toISOString().slice(0, 10) : text(date);
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

/** Authors and tags are written as a text, a list of texts, or a list of objects with a `name`. */
function names(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s*,\s*/) : [value];
  return list.flatMap((item) => text(isObject(item) ? (item.name ?? item.literal) : item) ?? []);
}
