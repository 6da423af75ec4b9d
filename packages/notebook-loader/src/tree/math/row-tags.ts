import type { Element } from 'hast';
import { eachElement } from '../each-element.ts';
import { addClass, element, hasClass } from '../element.ts';

/** Environments whose rows may have tags. */
const ROWS = /\\begin\{((?:align|alignat|gather|equation)\*?)\}(?:\{\d+\})?([\s\S]*)\\end\{\1\}/;

/**
 * Writes the tags that an author gave rows of equations (`\tag{3}`) into the cells that KaTeX leaves empty for them. Changes
 * the element in place.
 */
export function writeRowTags(math: Element, tex: string): void {
  if (!tex.includes('\\tag')) return;
  const rows = splitRows(ROWS.exec(tex)?.[2] ?? '');
  const cells: (Element | undefined)[] = [];
  eachElement(math, (node) => {
    if (node.tagName !== 'mtr') return;
    const cell = node.children.find((child) => child.type === 'element' && hasClass(child, 'mml-eqn-num'));
    if (cell?.type === 'element') cells.push(cell);
  });
  // Rows that are counted otherwise are left alone: a wrong number is worse than none.
  const isEnded = cells.length === rows.length - 1 && rows.at(-1)?.trim() === '';
  if (cells.length !== rows.length && !isEnded) return;
  let isTagged = false;
  for (const [index, row] of rows.entries()) {
    const [, star, tag] = /\\tag(\*?)\s*\{([^{}]*)\}/.exec(row) ?? [];
    if (tag === undefined) continue;
    cells[index]?.children.push(element('mtext', {}, star ? tag : `(${tag})`));
    isTagged = true;
  }
  if (isTagged) addClass(math, 'nb-math-tagged');
}

/** At `\\` outside of environments and groups. */
function splitRows(body: string): string[] {
  const rows: string[] = [];
  let depth = 0;
  let start = 0;
  for (const match of body.matchAll(/\\begin\{|\\end\{|\\\\(?:\[[^\]]*\])?|\\.|[{}]/gs)) {
    const [symbol] = match;
    if (symbol === '\\begin{' || symbol === '{') depth++;
    else if (symbol === '\\end{' || symbol === '}') depth--;
    else if (symbol.startsWith('\\\\') && depth === 0) {
      rows.push(body.slice(start, match.index));
      start = match.index + symbol.length;
    }
    // The brace of these is closed by the name's.
    if (symbol === '\\begin{') depth++;
    if (symbol === '\\end{') depth++;
  }
  rows.push(body.slice(start));
  return rows;
}
