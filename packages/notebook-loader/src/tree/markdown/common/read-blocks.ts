import MarkdownIt, { type Token } from 'markdown-it';
import type { BlockContent, Code, List, ListItem } from 'mdast';
import { readInline } from './read-inline.ts';

export interface BlockTokens {
  /** What is left to be read. */
  tokens: ArrayIterator<Token>;
  /** Of the text that was parsed. */
  lines: readonly string[];
}

const depths = [1, 2, 3, 4, 5, 6] as const;

const { unescapeAll } = new MarkdownIt().utils;

/** The blocks up to the end of what holds them, and whether there are blank lines between them. */
export function readBlocks(reader: BlockTokens): { blocks: BlockContent[]; isSpread: boolean } {
  const blocks: BlockContent[] = [];
  let isSpread = false;
  for (const token of reader.tokens) {
    if (token.nesting === -1) break;
    isSpread ||= blocks.length > 0 && standsApart(token, reader);
    blocks.push(readBlock(token, reader));
  }
  return { blocks, isSpread };
}

function readBlock(token: Token, reader: BlockTokens): BlockContent {
  switch (token.type) {
    case 'paragraph_open':
      return { type: 'paragraph', children: readText(reader) };
    case 'heading_open':
      return {
        type: 'heading',
        depth: depths[Number(token.tag.slice(1)) - 1] ?? 6,
        children: readText(reader),
      };
    case 'blockquote_open':
      return { type: 'blockquote', children: readBlocks(reader).blocks };
    case 'bullet_list_open':
      return readList({ ordered: false, start: null }, reader);
    case 'ordered_list_open':
      return readList({ ordered: true, start: Number(token.attrGet('start') ?? 1) }, reader);
    case 'fence':
      return readFence(token);
    case 'code_block':
      return { type: 'code', lang: null, meta: null, value: withoutEnd(token.content) };
    case 'html_block':
      return { type: 'html', value: withoutEnd(token.content) };
    case 'hr':
      return { type: 'thematicBreak' };
    default:
      throw new Error(`markdown-it has read “${token.type}”, which is no block of CommonMark.`);
  }
}

/** What stands between the tokens that open and close a heading or a paragraph. */
function readText({ tokens }: BlockTokens) {
  const children = tokens.next().value?.children ?? [];
  tokens.next();
  return readInline(children.values());
}

function readList(kind: Pick<List, 'ordered' | 'start'>, reader: BlockTokens): List {
  const children: ListItem[] = [];
  let spread = false;
  for (const token of reader.tokens) {
    if (token.nesting === -1) break;
    spread ||= children.length > 0 && standsApart(token, reader);
    const { blocks, isSpread } = readBlocks(reader);
    children.push({ type: 'listItem', spread: isSpread, checked: null, children: blocks });
  }
  return { type: 'list', ...kind, spread, children };
}

function readFence({ info, content }: Token): Code {
  const [, lang, meta] = /^ *(\S*)(?: +(\S.*))?/.exec(info) ?? [];
  return {
    type: 'code',
    lang: lang ? unescapeAll(lang) : null,
    meta: meta ? unescapeAll(meta) : null,
    value: withoutEnd(content),
  };
}

/** Whether there is a blank line before a block; in quotations, one with their marks alone. */
function standsApart({ map }: Token, { lines }: BlockTokens): boolean {
  return map !== null && /^[ >]*$/.test(lines[map[0] - 1] ?? '');
}

function withoutEnd(content: string): string {
  return content.endsWith('\n') ? content.slice(0, -1) : content;
}
