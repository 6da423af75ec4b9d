import type { Element, Root } from 'hast';

/** A box, a text without elements in it, or what stands between them. */
const PIECE = /<\/?div\b[^<>]*>|<pre\b[^<>]*>([^<]*)<\/pre>|\s+/y;

/**
 * The texts of outputs that are nothing but texts, which most are: without a parser of HTML, and without their boxes.
 *
 * @param html as `toHtml()` writes it.
 * @returns `undefined` where there is more than texts.
 */
export function plainOutputs(html: string): Root | undefined {
  const texts: Element[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < html.length) {
    const piece = PIECE.exec(html);
    if (piece === null) return undefined;
    const [, escaped] = piece;
    if (escaped === undefined) continue;
    const value = unescapeText(escaped);
    if (value === undefined) return undefined;
    texts.push({ type: 'element', tagName: 'pre', properties: {}, children: [{ type: 'text', value }] });
  }
  return { type: 'root', children: texts };
}

/** What a parser reads; `undefined` where that takes one. */
function unescapeText(text: string): string | undefined {
  if (/[\0\r]|&(?!#x(?:26|3C);)/.test(text)) return undefined;
  return text.replace(/^\n/, '').replaceAll('&#x3C;', '<').replaceAll('&#x26;', '&');
}
