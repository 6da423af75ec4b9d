import MarkdownIt, { type Token } from 'markdown-it';
import type { Root } from 'mdast';
import { mayDiffer, mayMeanMore } from './differences.ts';
import { readBlocks } from './read-blocks.ts';

const parser = new MarkdownIt('commonmark', { maxNesting: 200 });

// Addresses stay as they are written; what becomes of them is for the sanitiser to say.
parser.normalizeLink = parser.normalizeLinkText = (address) => address;
parser.validateLink = () => true;

/**
 * The tree of a Markdown text, without positions, as remark-parse reads it with remark-gfm; `undefined` where the text has something
 * of GFM, definitions, or what the two parsers are known to read differently: most cells have nothing of these, and markdown-it takes a
 * seventh of the time.
 */
export function parseCommonMarkdown(text: string): Root | undefined {
  if (mayMeanMore(text)) return undefined;
  const tokens: Token[] = parser.parse(text, {});
  if (mayDiffer(tokens, text)) return undefined;
  const { blocks } = readBlocks({ tokens: tokens.values(), lines: text.split('\n') });
  return { type: 'root', children: blocks };
}
