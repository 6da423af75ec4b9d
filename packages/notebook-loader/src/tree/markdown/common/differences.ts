import type { Token } from 'markdown-it';

/** What has a meaning beyond CommonMark, or one for the rest of the text, wherever it stands. */
const more = [
  // Strikethrough, between two runs of tildes, and code that is fenced with them.
  /~[^~]+~|~~~/,
  // The line of a table below its head.
  /^(?=[-|: >*+\d.)]+$)(?=[^\n]*-)[^\n]*[|:]/m,
  // Footnotes.
  /\[\^/,
  // Items of task lists.
  /^[ >]*(?:(?:[-+*]|\d+[.)])[ >]*)+\[(?:x|\s[ >]*)\]/im,
  // Definitions, which a tree keeps apart from what refers to them.
  /\]:/,
];

/** What micromark and markdown-it read in ways of their own. */
const odd = [
  // White space other than spaces, which one of them takes away from the edges.
  /[^\S \n]|\0/,
  // Items that begin with an empty line, and lists that begin behind another mark.
  /^[ >]*(?:[-+*]|\d+[.)]) *$/m,
  /^[ >]*(?:[-+*>]|\d+[.)])[ >]*(?:\d+[.)]|[-+*] *$)/m,
  // Quotations that are indented as code is.
  /^ {4,}>/m,
  // White space at the end of indented code.
  /^ {5,}$/m,
  // Marks of emphasis of several lengths.
  /__|[^\s*]\*{3}|\*{3}[^\s*]/,
  // Comments over several lines.
  /<!--/,
];

/** Lists and quotations, and tags at the beginning of a line that goes on with a paragraph of them. */
const container = /^ *(?:[-+*>]|\d+[.)])/m;
const goesOnWithTag = /\S *\n {0,3}<[a-z/]/i;

/** Whether a text has what only the parser with all parts of GFM reads as it is meant. */
export function mayMeanMore(text: string): boolean {
  return (
    more.some((pattern) => pattern.test(text)) ||
    odd.some((pattern) => pattern.test(text)) ||
    (goesOnWithTag.test(text) && container.test(text))
  );
}

/** Addresses that GFM makes links of. */
const address = /https?:|www\.|@/i;

/** Whether the tokens of a text are such that the other parser might have found others. */
export function mayDiffer(tokens: readonly Token[], text: string): boolean {
  return (
    tokens.some((token, index) => {
      switch (token.type) {
        case 'list_item_close':
          return tokens[index - 1]?.type === 'list_item_open';
        case 'fence':
          return !isClosed(token);
        case 'inline':
          return hasAddress(token) || hasBrokenCode(token);
        default:
          return false;
      }
    }) || endsInHtml(tokens, text)
  );
}

function isClosed({ map, content }: Token): boolean {
  return map !== null && map[1] - map[0] === content.split('\n').length + 1;
}

function hasAddress({ content, children }: Token): boolean {
  // `&` may begin a reference to any sign.
  if (!/www|http|@|&/i.test(content)) return false;
  let shown = '';
  let isAutolink = false;
  for (const token of children ?? []) {
    if (token.type === 'link_open') isAutolink = token.markup === 'autolink';
    if (token.type === 'link_close') isAutolink = false;
    if (!isAutolink) shown += token.type.startsWith('text') || token.type === 'image' ? token.content : '\n';
  }
  return address.test(shown);
}

/** Code over several lines: in the tree it has line ends, in tokens spaces. */
function hasBrokenCode({ content, children }: Token): boolean {
  return (children ?? []).some(
    (token) =>
      (token.type === 'code_inline' && !content.includes(token.content)) ||
      (token.type === 'image' && hasBrokenCode(token)),
  );
}

/** HTML that nothing closes goes on to the end, of which one of them leaves out the last lines where they are empty. */
function endsInHtml(tokens: readonly Token[], text: string): boolean {
  return /\n *$/.test(text) && tokens.findLast(({ nesting }) => nesting !== -1)?.type === 'html_block';
}
