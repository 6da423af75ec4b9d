import { createHash } from 'node:crypto';
import type { Bibliography } from './find-bibliography.ts';
import type { Citation, CitedItem } from './parse-citation.ts';

/** Citations and the list of references as HTML, from the style; not sanitised. */
export interface FormattedCitations {
  /** One for each citation, with a link to `#ref-<key>` for each work. */
  citations: string[];
  /** Cited works in the order of the style. */
  references: { key: string; html: string }[];
  /** Whether citations are numbers: the list shows them then. */
  isNumeric: boolean;
}

/** The part of citeproc-js that is used. */
interface Engine {
  opt: { development_extensions: { wrap_url_and_doi?: boolean } };
  updateItems(keys: readonly string[]): void;
  rebuildProcessorState(citations: readonly object[], mode: 'html'): [string, number, string][];
  makeBibliography(): [{ entry_ids: string[][] }, string[]] | false;
}

/** Private characters around each work, which styles move together with it; the second says which work it is. */
const opening = '\uE003';
const closing = '\uE004';
const firstIndex = 0xe100;
const mostItems = 500;

/** Loads the processor of citations and its styles, which only pages that cite need. */
async function loadProcessor() {
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-bibtex');
  await import('@citation-js/plugin-csl');
  return plugins;
}

export async function formatCitations(
  citations: readonly Citation[],
  bibliography: Bibliography,
): Promise<FormattedCitations> {
  const plugins = await loadProcessor();
  const cited = new Set(citations.flatMap(({ items }) => items.map(({ key }) => key)));
  const bibtex = bibliography.bibtex.select(cited);
  const read = (input: unknown, forceType: string) =>
    plugins.input.chain(input, {
      forceType,
      generateGraph: false,
      maxChainLength: 10,
      strict: true,
      target: '@csl/list+object',
    });
  const given = [...bibliography.csl]
    .filter(([key]) => cited.has(key))
    .map(([id, item]) => ({ ...item, id }));
  const works = [
    ...(given.length === 0 ? [] : read(given, '@csl/list+object')),
    ...(bibtex.trim() === '' ? [] : read(bibtex, '@bibtex/text')),
  ];
  const known = new Set(works.map(({ id }) => String(id)));
  const { style, lang } = bibliography;
  const config = plugins.config.get('@csl');
  const name = styleName(style, config.styles);
  const engine: Engine = config.engine(works, name, lang, 'html');
  // Links addresses and DOIs of the list.
  engine.opt.development_extensions.wrap_url_and_doi = true;
  engine.updateItems([...cited].filter((key) => known.has(key)));
  const isNumeric = /citation-format="(?:numeric|label)"/.test(String(config.styles.get(name)));
  const clusters = citations.flatMap((citation, index) => clustersOf(citation, index, known, isNumeric));
  const formatted = engine.rebuildProcessorState(
    clusters.map(({ cluster }) => cluster),
    'html',
  );
  const texts = formatted.map(([, , html], index) => link(html, clusters[index]?.keys ?? []));
  const [{ entry_ids: ids }, entries] = engine.makeBibliography() || [{ entry_ids: [] }, []];
  return {
    citations: citations.map((_, index) =>
      texts.filter((_, cluster) => clusters[cluster]?.citation === index).join(' '),
    ),
    references: entries.map((html, index) => ({ key: ids[index]?.[0] ?? '', html })),
    isNumeric,
  };
}

function styleName(
  { name, xml }: Bibliography['style'],
  styles: { has(name: string): boolean; add(name: string, xml: string): void },
): string {
  if (xml !== undefined) {
    const own = `file-${createHash('sha256').update(xml).digest('hex').slice(0, 16)}`;
    if (!styles.has(own)) styles.add(own, xml);
    return own;
  }
  return styles.has(name) ? name : 'apa';
}

/** What is sent to the processor: a narrative citation is its authors, then the rest of it in parentheses. */
function clustersOf(
  { items, isNarrative }: Citation,
  citation: number,
  known: ReadonlySet<string>,
  isNumeric: boolean,
) {
  const found = items.filter(({ key }) => known.has(key)).slice(0, mostItems);
  const keys = found.map(({ key }) => key);
  const cluster = (part: string, more: object) => ({
    citation,
    keys,
    cluster: {
      citationID: `c${citation}${part}`,
      citationItems: found.map((item, index) => ({ ...itemOf(item, index), ...more })),
      properties: { noteIndex: 0 },
    },
  });
  if (found.length === 0) return [];
  return isNarrative && !isNumeric
    ? [
        cluster('a', { 'author-only': true, locator: undefined, label: undefined }),
        cluster('b', { 'suppress-author': true }),
      ]
    : [cluster('', {})];
}

function itemOf({ key, prefix, suffix, locator, label, suppressesAuthor }: CitedItem, index: number) {
  return {
    id: key,
    prefix: `${prefix ? `${prefix} ` : ''}${opening}${String.fromCharCode(firstIndex + index)}`,
    suffix: `${closing}${suffix}`,
    ...(locator === undefined ? {} : { locator, label }),
    ...(suppressesAuthor ? { 'suppress-author': true } : {}),
  };
}

function link(html: string, keys: readonly string[]): string {
  return html
    .replace(/\uE003(.)/g, (_, sign: string) => {
      const key = keys[sign.charCodeAt(0) - firstIndex] ?? '';
      return `<a href="#ref-${encodeURIComponent(key)}">`;
    })
    .replaceAll(closing, '</a>');
}
