import type { Element, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { hasClass } from '../tree/element.ts';
import { namesOf } from './element-names.ts';
import { propsOf } from './props-of.ts';

/** A piece of HTML, or an element that a component stands for, with its attributes and what it holds. */
export type HtmlPart = string | { name: string; props: Record<string, unknown>; parts: HtmlPart[] };

export interface SplitSettings {
  /** Names of the components: elements (`img`, `h2`) and parts of a notebook (`code-cell`, `output`). */
  components: ReadonlySet<string>;
  /** HTML for `before` and `after` the notebook, or a cell of it by label or id (`after:fig-walk`). */
  inserted: Readonly<Record<string, string>>;
}

/** Where an element and its content lie in the text. */
interface Extent {
  start: number;
  end: number;
  inner: [start: number, end: number];
}

/**
 * Cuts the HTML of a notebook where components take the place of elements, and where something comes before or after a cell.
 *
 * @returns the pieces, and which of `inserted` found their place.
 */
export function splitHtml(
  html: string,
  { components, inserted }: SplitSettings,
): { parts: HtmlPart[]; placed: Set<string> } {
  const root = fromHtml(html, { fragment: true, verbose: true });
  const placed = new Set<string>();
  const language = languageOf(root.children);

  const take = (name: string): string[] => {
    const text = inserted[name];
    if (text === undefined || placed.has(name)) return [];
    placed.add(name);
    return [text];
  };

  function split(children: RootContent[], start: number, end: number): HtmlPart[] {
    const parts: HtmlPart[] = [];
    let at = start;
    const cutTo = (offset: number) => {
      if (offset > at) parts.push(html.slice(at, offset));
      at = offset;
    };
    const walk = (nodes: RootContent[]) => {
      for (const node of nodes) {
        if (node.type !== 'element') continue;
        const extent = extentOf(node);
        // What the parser moved or closed by itself has no place of its own in the text.
        if (!extent || extent.start < at || extent.end > end) {
          walk(node.children);
          continue;
        }
        const names = cellNames(node);
        const before = names.flatMap((name) => take(`before:${name}`));
        if (before.length > 0) {
          cutTo(extent.start);
          parts.push(...before);
        }
        const name = namesOf(node).find((candidate) => components.has(candidate));
        if (name === undefined) walk(node.children);
        else {
          cutTo(extent.start);
          const content = split(node.children, ...extent.inner);
          parts.push({ name, props: propsOf(node, name, language), parts: content });
          at = extent.end;
        }
        const after = names.flatMap((cell) => take(`after:${cell}`));
        if (after.length > 0) {
          cutTo(extent.end);
          parts.push(...after);
        }
      }
    };
    walk(children);
    cutTo(end);
    return parts;
  }

  const content = split(root.children, 0, html.length);
  return { parts: [...take('before'), ...content, ...take('after')], placed };
}

function extentOf({ position, data }: Element): Extent | undefined {
  const start = position?.start.offset;
  const end = position?.end.offset;
  if (start === undefined || end === undefined) return undefined;
  const opened = data?.position?.opening?.end.offset;
  const closed = data?.position?.closing?.start.offset;
  return { start, end, inner: opened === undefined ? [end, end] : [opened, closed ?? end] };
}

/** Label and id of a cell, by which slots name it. */
function cellNames(element: Element): string[] {
  if (!hasClass(element, 'nb-cell')) return [];
  const { dataLabel, id } = element.properties;
  const own = typeof id === 'string' ? [id.replace(/^cell-/, '')] : [];
  return typeof dataLabel === 'string' && dataLabel !== own[0] ? [dataLabel, ...own] : own;
}

function languageOf(nodes: RootContent[]): string | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const { dataLanguage } = node.properties;
    if (typeof dataLanguage === 'string') return dataLanguage;
  }
  return undefined;
}
