import type { Root } from 'hast';
import { stringify } from 'yaml';
import {
  type Cell,
  type CodeCell,
  cellLanguage,
  type MarkdownCell,
  type Notebook,
  type RawCell,
} from '../nbformat/index.ts';
import { readCellOptions } from '../tree/cell-options.ts';
import { findFrontmatter } from '../tree/frontmatter.ts';
import { encodeAttachments } from '../tree/markdown/source/encode-attachments.ts';
import { outputMarkdown } from './output-markdown.ts';
import { replaceAddresses } from './replace-addresses.ts';

/** What a page shows of a cell. */
export interface ShownCell {
  source: boolean;
  /** What stands below the source, its addresses final: outputs of code, the list of references of a text. */
  output?: Root;
}

/** The page of a notebook, as far as its Markdown depends on it. */
export interface MarkdownContext {
  /** Written as YAML at the beginning; nothing where it is empty. */
  frontmatter: Record<string, unknown>;
  /** A heading to begin with, for notebooks that have none of the first rank. */
  heading?: string | undefined;
  /** `undefined` for cells that the page does not show. */
  shown: (cell: Cell) => ShownCell | undefined;
  /** What the page has below the last cell. */
  appended?: readonly Root[];
  /** Where a file beside the notebook, another notebook or an attachment is published; `undefined` where it is not. */
  addressOf: (address: string, cell: Cell) => Promise<string | undefined>;
}

/** A notebook as one Markdown document: its Markdown as it was written, its code in fences, its outputs as the page shows them. */
export async function toMarkdown(notebook: Notebook, context: MarkdownContext): Promise<string> {
  const carried = findFrontmatter(notebook, () => {});
  const parts = [frontmatterBlock(context.frontmatter)];
  if (context.heading !== undefined) parts.push(`# ${context.heading}`);
  for (const cell of notebook.cells) {
    const shown = context.shown(cell);
    if (shown === undefined) continue;
    if (cell.cell_type === 'code') {
      parts.push(shown.source ? fencedSource(cell, notebook.language) : '');
    } else {
      parts.push(await textOf(cell, cell === carried.cell ? (carried.rest ?? '') : cell.source, context));
    }
    if (shown.output) parts.push(outputMarkdown(shown.output));
  }
  parts.push(...(context.appended ?? []).map(outputMarkdown));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

async function textOf(
  cell: MarkdownCell | RawCell,
  source: string,
  { addressOf }: MarkdownContext,
): Promise<string> {
  const encoded = encodeAttachments(source, cell.attachments);
  return (await replaceAddresses(encoded, (address) => addressOf(address, cell))).trim();
}

function frontmatterBlock(frontmatter: Record<string, unknown>): string {
  const isEmpty = Object.values(frontmatter).every((value) => value === undefined);
  return isEmpty ? '' : `---\n${stringify(frontmatter, { lineWidth: 0 })}---`;
}

function fencedSource(cell: CodeCell, notebookLanguage: string): string {
  const source = readCellOptions(cell).source.replace(/\n+$/, '');
  if (source.trim() === '') return '';
  const language = cellLanguage(cell, notebookLanguage);
  const longest = Math.max(2, ...[...source.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language === 'text' ? '' : language}\n${source}\n${fence}`;
}
