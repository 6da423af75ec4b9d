import type { Element, Properties, Root } from 'hast';

/** KaTeX writes a space behind the name of `class`. */
const piece = /<(\/?)([a-z]+)((?: [a-z]+ ?="[^"<]*")*)(\/?)>|([^<]+)/y;
const attribute = /([a-z]+) ?="([^"]*)"/g;

const references: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unknownReference = /&(?!#x[\da-f]+;|(?:amp|lt|gt|quot);)/i;

/**
 * The tree of MathML as KaTeX writes it, with all attributes as texts; `undefined` for what KaTeX does not write, which is for a parser
 * of HTML. That takes five times as long.
 */
export function readMathMl(markup: string): Root | undefined {
  if (unknownReference.test(markup)) return undefined;
  const root: Root = { type: 'root', children: [] };
  const open: Element[] = [];
  for (let at = 0; at < markup.length; ) {
    piece.lastIndex = at;
    const match = piece.exec(markup);
    if (!match) return undefined;
    at = piece.lastIndex;
    const [, end, tagName = '', written = '', isEmpty, text] = match;
    const { children } = open.at(-1) ?? root;
    if (text !== undefined) children.push({ type: 'text', value: resolve(text) });
    else if (end) {
      if (open.pop()?.tagName !== tagName) return undefined;
    } else {
      const element: Element = {
        type: 'element',
        tagName,
        properties: readAttributes(written),
        children: [],
      };
      children.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  return open.length === 0 ? root : undefined;
}

function readAttributes(written: string): Properties {
  const properties: Properties = {};
  if (written === '') return properties;
  for (const [, name = '', value = ''] of written.matchAll(attribute)) {
    const text = resolve(value);
    if (name === 'class') properties.className = text.split(' ');
    else properties[name] = text;
  }
  return properties;
}

function resolve(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]+)|([a-z]+));/gi, (_, code: string | undefined, name: string) =>
    code === undefined ? (references[name] ?? '') : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}
