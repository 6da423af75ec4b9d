import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { codeToHtml } from 'shiki';
import { unified } from 'unified';
import type { Notebook } from '../src/nbformat/index.ts';

const markdown = unified().use(remarkParse).use(remarkGfm);

/**
 * The peer: what one writes in an afternoon from the same libraries. It leaves out the outputs, the math and the
 * sanitising, so it does less than the renderer that is measured against it.
 */
export async function renderPlainly({ cells, language }: Notebook): Promise<string> {
  const parts: string[] = [];
  for (const cell of cells) {
    if (cell.cell_type === 'markdown') {
      parts.push(toHtml(raw(toHast(markdown.parse(cell.source), { allowDangerousHtml: true }))));
    } else if (cell.cell_type === 'code') {
      const themes = { light: 'github-light', dark: 'github-dark' };
      parts.push(await codeToHtml(cell.source, { lang: language === 'python' ? 'python' : 'text', themes }));
    }
  }
  return parts.join('\n');
}
