import type { Root } from 'hast';
import type { Cell } from '../../nbformat/index.ts';
import { eachElement } from '../each-element.ts';

/** Footnotes of one notebook. Each cell shows its own below itself; the numbers go on from cell to cell. */
export interface Footnotes {
  /** How many have been shown. */
  count: number;
  /** Definition of each name, with its first line: cells refer to those of other cells, too. */
  definitions: ReadonlyMap<string, string>;
  /** Names that are referred to anywhere. */
  references: ReadonlySet<string>;
}

const definition = /^ {0,3}\[\^([^[\]\s]+)\]:.*(?:\n(?:[ \t]*\n)*(?: {4}|\t).*)*/gm;
const reference = /\[\^([^[\]\s]+)\](?!:)/g;

export function findFootnotes(cells: readonly Cell[]): Footnotes {
  const definitions = new Map<string, string>();
  const references = new Set<string>();
  for (const { cell_type, source } of cells) {
    if (cell_type !== 'markdown' || !source.includes('[^')) continue;
    for (const [whole, name = ''] of source.matchAll(definition))
      if (!definitions.has(name.toLowerCase())) definitions.set(name.toLowerCase(), whole);
    for (const [, name = ''] of source.matchAll(reference)) references.add(name.toLowerCase());
  }
  return { count: 0, definitions, references };
}

/**
 * A Markdown text with the definitions that it refers to and that stand in other cells. A definition that nothing refers to
 * becomes text: as a footnote it would vanish.
 */
export function borrowFootnotes(written: string, { definitions, references }: Footnotes): string {
  if (definitions.size === 0 || !written.includes('[^')) return written;
  const source = written.replace(definition, (whole, name: string) =>
    references.has(name.toLowerCase()) ? whole : `\\${whole.trimStart()}`,
  );
  const own = new Set([...source.matchAll(definition)].map(([, name = '']) => name.toLowerCase()));
  const missing = new Set<string>();
  for (const [, name = ''] of source.matchAll(reference)) {
    const key = name.toLowerCase();
    if (!own.has(key) && definitions.has(key)) missing.add(key);
  }
  const borrowed = [...missing].map((name) => definitions.get(name) ?? '');
  return borrowed.length === 0 ? source : `${source}\n\n${borrowed.join('\n\n')}\n`;
}

/** Goes on with the numbers of the cells before. Changes the tree in place. */
export function numberFootnotes(tree: Root, footnotes: Footnotes): void {
  const before = footnotes.count;
  eachElement(tree, (node) => {
    if (node.tagName === 'a' && node.properties.dataFootnoteRef !== undefined) {
      const [text] = node.children;
      if (before > 0 && text?.type === 'text') text.value = String(Number(text.value) + before);
    }
    if (node.tagName !== 'section' || node.properties.dataFootnotes === undefined) return;
    const list = node.children.find((child) => child.type === 'element' && child.tagName === 'ol');
    if (list?.type !== 'element') return;
    if (before > 0) list.properties.start = before + 1;
    footnotes.count += list.children.filter((child) => child.type === 'element').length;
  });
}
