import type { Element, Root } from 'hast';
import { type Handle, toMdast } from 'hast-util-to-mdast';
import { toString as textOf } from 'hast-util-to-string';
import type { Code, Root as MarkdownRoot } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { shortenText } from '../outputs/shorten-text.ts';
import { eachElement } from '../tree/each-element.ts';

/** Longest text of one output in a document that is read as a whole, by people and by machines. In characters. */
const longestText = 20_000;

/** What a page shows of a cell's outputs, as Markdown: texts fenced, tables and pictures as GFM has them, formulas as TeX. */
export function outputMarkdown(tree: Root): string {
  const mdast = textsOnly(tree) ?? toMdast(tree, { handlers: { math, pre } });
  if (mdast.type !== 'root') return '';
  const markdown = toMarkdown(mdast, {
    // Columns as wide as their widest cell would be mostly blanks.
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    fences: true,
    rule: '-',
  });
  return shortenLines(markdown.trim());
}

/** Whole lines, as many as there is room for; a fence is bounded already. */
function shortenLines(markdown: string): string {
  if (markdown.length <= 2 * longestText) return markdown;
  const kept = markdown.slice(0, markdown.lastIndexOf('\n', longestText));
  return `${kept}\n\n… ${(markdown.length - kept.length).toLocaleString('en')} characters are left out here …`;
}

/** MathML carries the TeX that it was made from. */
const math: Handle = (_state, element: Element) => {
  let tex = '';
  eachElement(element, (node) => {
    if (node.tagName === 'annotation') tex ||= textOf(node).trim();
  });
  if (tex === '') return { type: 'text', value: textOf(element) };
  const isDisplay = element.properties.display === 'block';
  // Not escaped, as a text would be.
  return { type: 'html', value: isDisplay ? `\n$$\n${tex}\n$$\n` : `$${tex}$` };
};

const pre: Handle = (_state, element: Element) => fenced(element);

function fenced(element: Element): Code {
  const { text } = shortenText(textOf(element).replace(/\n+$/, ''), longestText);
  return { type: 'code', value: text };
}

/** What `toMdast()` makes of texts, which most outputs are, without its copy of the tree and its passes over it. */
function textsOnly({ children }: Root): MarkdownRoot | undefined {
  const codes: Code[] = [];
  for (const child of children) {
    if (child.type !== 'element' || child.tagName !== 'pre') return undefined;
    codes.push(fenced(child));
  }
  return { type: 'root', children: codes };
}
