import type { Root } from 'mdast';
import { fromMarkdown, type Extension as MdastExtension } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { parseCommonMarkdown } from './common/parse-common-markdown.ts';

/** A part of GFM, and what no text that has something of it is without. */
interface Part {
  hint: RegExp;
  syntax: ReturnType<typeof gfmTable>;
  tree: MdastExtension;
}

/** In the order of remark-gfm. */
const parts: readonly Part[] = [
  {
    // Addresses are found in text whose escapes are resolved, too.
    hint: /www|http|@|&/i,
    syntax: gfmAutolinkLiteral(),
    tree: gfmAutolinkLiteralFromMarkdown(),
  },
  { hint: /\[\^/, syntax: gfmFootnote(), tree: gfmFootnoteFromMarkdown() },
  { hint: /~/, syntax: gfmStrikethrough(), tree: gfmStrikethroughFromMarkdown() },
  // A table of one column may have colons only.
  { hint: /\||:-|-:/, syntax: gfmTable(), tree: gfmTableFromMarkdown() },
  { hint: /\[[\sx]\]/i, syntax: gfmTaskListItem(), tree: gfmTaskListItemFromMarkdown() },
];

/**
 * Markdown with GFM → mdast, the same as that of remark-parse with remark-gfm, but for positions, which some texts have and nobody
 * asks for. The parts of GFM make a parser twice as slow, above all the one that may find an address at every letter; few texts have
 * anything of them, and those that have none are read by the faster of two parsers.
 */
export function parseMarkdown(text: string): Root {
  const common = parseCommonMarkdown(text);
  if (common) return common;
  const met = parts.filter(({ hint }) => hint.test(text));
  return fromMarkdown(text, {
    extensions: met.map(({ syntax }) => syntax),
    mdastExtensions: met.map(({ tree }) => tree),
  });
}
