import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { toHtml } from '../../tree/to-html.ts';
import type { PreparedNotebook } from '../prepared-notebook.ts';
import { feedTree } from './feed-html.ts';

/** How much text is enough, in characters. */
const enough = 400;

/** Blocks that say something by themselves. */
const blocks = /^(?:p|ul|ol|dl|blockquote|pre|table)$/;

const known = new WeakMap<Pick<PreparedNotebook, 'html' | 'cells'>, string>();

/**
 * The beginning of a notebook's text, as HTML for feeds and lists: whole paragraphs and lists of its first Markdown cells, about 400
 * characters, without headings and pictures.
 */
export function excerptHtml(
  notebook: Pick<PreparedNotebook, 'html' | 'cells'>,
  addressOf: (address: string) => string,
): string {
  const made = known.get(notebook) ?? makeExcerpt(notebook, addressOf);
  known.set(notebook, made);
  return made;
}

function makeExcerpt(
  { html, cells }: Pick<PreparedNotebook, 'html' | 'cells'>,
  addressOf: (address: string) => string,
): string {
  const excerpt: Root = { type: 'root', children: [] };
  let length = 0;
  for (const { kind, whole } of cells) {
    if (kind !== 'markdown') continue;
    for (const block of blocksOf(feedTree(html.slice(...whole), addressOf))) {
      const size = textOf(block).trim().length;
      if (size === 0) continue;
      if (length > 0 && length + size > 3 * enough) return toHtml(excerpt);
      excerpt.children.push(block);
      length += size;
      if (length >= enough) return toHtml(excerpt);
    }
  }
  return toHtml(excerpt);
}

/** The blocks of a tree in their order, but for those with pictures. */
function blocksOf(tree: Root | Element): Element[] {
  return tree.children.flatMap((node) => {
    if (node.type !== 'element') return [];
    if (blocks.test(node.tagName)) return hasPicture(node) ? [] : [node];
    return /^(?:div|section)$/.test(node.tagName) ? blocksOf(node) : [];
  });
}

function hasPicture({ children }: Element): boolean {
  return children.some((child) => child.type === 'element' && (child.tagName === 'img' || hasPicture(child)));
}
