import { fromHtml } from 'hast-util-from-html';
import { checkLinks } from './check-links.ts';
import { checkMarkdown } from './check-markdown.ts';
import { checkOutputs, type OutputTally } from './check-outputs.ts';
import type { Finding } from './finding.ts';
import { hiddenByAuthor, withoutOptions } from './hidden-by-author.ts';
import { findAll, hasClass, type Page, readPage, sectionOf } from './page.ts';
import { type RawCell, readRawNotebook } from './raw-notebook.ts';
import { markdownToTree, missingWords, squeezed, textOf } from './text.ts';

export interface NotebookCheck extends OutputTally {
  findings: Finding[];
  cells: number;
  /** Cells of which their author hid a part or the whole. */
  hidden: number;
  /** In-page links that lead somewhere in JupyterLab. */
  links: number;
  expressions: number;
}

/**
 * Compares a notebook's JSON with the HTML of its page.
 *
 * @param reported what the page's report says, each beginning with `Cell <number>: `.
 * @returns `undefined` where the file is no strict JSON.
 */
export function checkNotebook(
  json: string,
  html: string,
  reported: readonly string[],
): NotebookCheck | undefined {
  const cells = readRawNotebook(json);
  if (!cells) return undefined;
  const page = readPage(html);
  const findings: Finding[] = [];
  const tally: OutputTally = { outputs: 0, named: 0, shown: new Map() };
  let hidden = 0;
  for (const cell of cells) {
    const hides = hiddenByAuthor(cell);
    if (hides.cell || hides.input || hides.output || hides.streams.size > 0) hidden++;
    if (hides.cell) continue;
    if (!hides.input) findings.push(...checkSource(cell, page), ...checkMarkdown(cell));
    if (!hides.output) findings.push(...checkOutputs(cell, hides.streams, page, reported, tally));
  }
  const { links, dead } = checkLinks(cells, page);
  const failed = findAll(page.root, (element) => hasClass(element, 'nb-math-error'));
  findings.push(
    ...dead,
    ...failed.map((element): Finding => ({ kind: 'math', cell: 0, detail: textOf(element) })),
  );
  const drawn = findAll(page.root, ({ tagName }) => tagName === 'math').length;
  return { ...tally, findings, cells: cells.length, hidden, links, expressions: drawn + failed.length };
}

const frontMatter = /^\s*(?:<!--\s*)?---[ \t]*\n[\s\S]*?\n(?:---|\.\.\.)(?:\s*-->)?[ \t]*(?:\n|$)/;

/** fastpages: a title, a quote, and a list of keys and values, which alone is front matter. */
const titledList = /^(\s*#[ \t]+.+\n+(?:>.*\n+)?)(?:[-*][ \t]+[\w-]+[ \t]*:.*(?:\n|$))+\s*$/;

function withoutFrontMatter(source: string): string {
  return source.replace(frontMatter, '').replace(titledList, '$1');
}

function checkSource(cell: RawCell, page: Page): Finding[] {
  const source =
    cell.number <= 2 && cell.type !== 'code' ? withoutFrontMatter(cell.source) : withoutOptionsOf(cell);
  if (source.trim() === '') return [];
  const place = sectionOf(cell, page) ?? page.root;
  const markup = markupOf(cell, source);
  if (markup === undefined) {
    return squeezed(textOf(place)).includes(squeezed(source))
      ? []
      : [
          {
            kind: 'text',
            cell: cell.number,
            detail: `Its source is not on the page: ${source.slice(0, 200)}`,
          },
        ];
  }
  // Notes stand at the foot of the page, wherever they were written.
  const missing = missingWords(textOf(markup), textOf(source.includes('[^') ? page.root : place));
  return missing.length === 0
    ? []
    : [
        {
          kind: 'text',
          cell: cell.number,
          detail: `Words of its text are not on the page: ${missing.join(', ')}`,
        },
      ];
}

/** What a cell of markup is about; `undefined` where the source itself is to be shown. */
function markupOf({ type, metadata }: RawCell, source: string) {
  const format = type === 'raw' ? (metadata.raw_mimetype ?? metadata.format) : undefined;
  if (type === 'markdown' || format === 'text/markdown') return markdownToTree(source);
  return format === 'text/html' ? fromHtml(source, { fragment: true }) : undefined;
}

function withoutOptionsOf(cell: RawCell): string {
  return cell.type === 'code' ? withoutOptions(cell.source) : cell.source;
}
