import type { Token } from 'markdown-it';
import type { PhrasingContent } from 'mdast';

/** Running text up to the end of what holds it. */
export function readInline(tokens: ArrayIterator<Token>): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (const token of tokens) {
    if (token.nesting === -1) break;
    const text = textOf(token);
    if (text === undefined) nodes.push(readNode(token, tokens));
    else addText(nodes, text);
  }
  return nodes;
}

function readNode(token: Token, tokens: ArrayIterator<Token>): PhrasingContent {
  switch (token.type) {
    case 'em_open':
      return { type: 'emphasis', children: readInline(tokens) };
    case 'strong_open':
      return { type: 'strong', children: readInline(tokens) };
    case 'link_open':
      return { type: 'link', ...resourceOf(token, 'href'), children: readInline(tokens) };
    case 'image':
      return { type: 'image', ...resourceOf(token, 'src'), alt: altOf(token.children ?? []) };
    case 'code_inline':
      return { type: 'inlineCode', value: token.content };
    case 'html_inline':
      return { type: 'html', value: token.content };
    case 'hardbreak':
      return { type: 'break' };
    default:
      throw new Error(`markdown-it has read “${token.type}”, which is no part of a text of CommonMark.`);
  }
}

/** `undefined` for what is more than text. */
function textOf({ type, content }: Token): string | undefined {
  if (type === 'softbreak') return '\n';
  return type === 'text' || type === 'text_special' ? content : undefined;
}

function addText(nodes: PhrasingContent[], value: string): void {
  const last = nodes.at(-1);
  if (last?.type === 'text') last.value += value;
  else if (value !== '') nodes.push({ type: 'text', value });
}

function resourceOf(token: Token, attribute: string): { title: string | null; url: string } {
  const title = token.attrGet('title');
  return { title: title === null ? null : String(title), url: String(token.attrGet(attribute) ?? '') };
}

/** What is between the brackets of a picture, as text. */
function altOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      token.type === 'image'
        ? altOf(token.children ?? [])
        : (textOf(token) ?? (token.type === 'hardbreak' ? '' : token.content)),
    )
    .join('');
}
