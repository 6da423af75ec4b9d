import { parse } from 'yaml';
import { isObject, type JsonObject, type Notebook, objectOf, own } from '../../nbformat/index.ts';
import type { NotebookFrontmatter } from '../frontmatter.ts';
import { type BibtexEntries, readBibtexEntries } from './bibtex-entries.ts';
import type { FilesBeside } from './files-beside.ts';

/** The works that a notebook may cite. */
export interface Bibliography {
  keys: ReadonlySet<string>;
  bibtex: BibtexEntries;
  /** Works that are given as CSL-JSON, by key. */
  csl: ReadonlyMap<string, JsonObject>;
  /** Name of a style, or the XML of one. */
  style: { name: string; xml: string | undefined };
  lang: string;
}

/** What citations of all dialects have in them. */
const mayCite = /@[\w{]|data-(?:foot)?cite|\{(?:foot)?cite|\\\w*cite/;

/**
 * Works from the files that the front matter names (`bibliography`), else every `.bib` beside the notebook; from `references` in
 * the front matter, and from the metadata of the extension cite2c. `undefined` for a notebook that cites nothing.
 */
export async function findBibliography(
  notebook: Notebook,
  frontmatter: NotebookFrontmatter,
  files: FilesBeside | undefined,
  message: (reason: string, ruleId: string) => void,
): Promise<Bibliography | undefined> {
  if (!notebook.cells.some(({ cell_type, source }) => cell_type === 'markdown' && mayCite.test(source)))
    return undefined;
  const named = strings(frontmatter.bibliography);
  const paths = named.length > 0 ? named : ((await files?.list('.bib')) ?? []);
  const sources: string[] = [];
  const csl = new Map(cslItems(notebook, frontmatter));
  for (const path of paths) {
    const text = await files?.read(path);
    if (text !== undefined && /\.(?:json|ya?ml)$/i.test(path)) {
      for (const [key, item] of readCslList(text, path, message)) csl.set(key, item);
    } else if (text !== undefined) sources.push(text);
    else if (files)
      message(
        `The bibliography ${path} cannot be read: there is no such file beside the notebook.`,
        'bibliography',
      );
  }
  const bibtex = readBibtexEntries(sources.join('\n'));
  const keys = new Set([...csl.keys(), ...bibtex.keys]);
  if (keys.size === 0) return undefined;
  const [style = 'apa'] = strings(frontmatter.csl ?? frontmatter['citation-style']);
  const xml = /\.csl$/i.test(style) ? await files?.read(style) : undefined;
  if (/\.csl$/i.test(style) && xml === undefined)
    message(
      `The citation style ${style} cannot be read; citations are shown in the style of the APA.`,
      'bibliography',
    );
  return { keys, bibtex, csl, style: { name: style, xml }, lang: String(frontmatter.lang ?? 'en-US') };
}

/** CSL-JSON, or the same as YAML, perhaps below `references`. */
function readCslList(
  text: string,
  path: string,
  message: (reason: string, ruleId: string) => void,
): [string, JsonObject][] {
  try {
    const read: unknown = parse(text, { maxAliasCount: 100 });
    return byId(isObject(read) ? read.references : read);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    message(`The bibliography ${path} cannot be read: ${cause}`, 'bibliography');
    return [];
  }
}

function byId(items: unknown): [string, JsonObject][] {
  return (Array.isArray(items) ? items : [])
    .filter(isObject)
    .filter(({ id }) => typeof id === 'string' || typeof id === 'number')
    .map((item) => [String(item.id), item]);
}

function cslItems({ metadata }: Notebook, frontmatter: NotebookFrontmatter): [string, JsonObject][] {
  const cite2c = objectOf(own(objectOf(own(metadata, 'cite2c')), 'citations'));
  return [
    ...byId(frontmatter.references),
    ...Object.entries(cite2c).map(([key, item]): [string, JsonObject] => [
      key,
      { ...objectOf(item), id: key },
    ]),
  ];
}

function strings(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (item): item is string => typeof item === 'string' && item.trim() !== '',
  );
}
