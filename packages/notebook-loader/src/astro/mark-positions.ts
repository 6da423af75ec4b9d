import type { Comment, Element, ElementContent, Root } from 'hast';
import { eachElement } from '../tree/each-element.ts';
import { hasClass } from '../tree/element.ts';

/** Start and end of a piece of the HTML, in UTF-16 code units. */
export type Span = [start: number, end: number];

/** Where a cell lies in the HTML of its notebook. */
export interface CellSpan {
  /** The cell's id, without the `cell-` of its anchor. */
  id: string;
  kind: 'markdown' | 'code' | 'raw';
  label?: string;
  tags: string[];
  /** Everything inside the cell's section. */
  whole: Span;
  /** The code. Absent where there is none, or it is hidden. */
  source?: Span;
  outputs?: Span;
}

type Part = 'whole' | 'source' | 'outputs';

/**
 * Puts comments around each cell and its parts, so that {@link readPositions} can tell where they are once the tree has
 * become text: one serialisation, whatever the structure that a plugin gave it.
 *
 * @param mark A text that occurs nowhere else in the tree.
 */
export function markPositions(tree: Root, mark: string): Omit<CellSpan, 'whole'>[] {
  // Cells may lie in others, which open a block that they belong to.
  const sections: Element[] = [];
  eachElement(tree, (element) => {
    if (hasClass(element, 'nb-cell')) sections.push(element);
  });
  return sections.map((section, index) => {
    // Captions stand around what they are about, and go with it. Figures of Markdown are part of its text.
    const isCode = hasClass(section, 'nb-code');
    section.children = surround('whole', section.children.flatMap(markParts));
    return identity(section, index);

    function markParts(child: ElementContent): ElementContent[] {
      if (child.type !== 'element') return [child];
      if (hasClass(child, 'nb-input') || (isCode && hasClass(child, 'nb-listing')))
        return surround('source', [child]);
      if (hasClass(child, 'nb-outputs') || (isCode && hasClass(child, 'nb-figure')))
        return surround('outputs', [child]);
      if (hasClass(child, 'nb-fold')) child.children = child.children.flatMap(markParts);
      return [child];
    }

    function surround(part: Part, children: ElementContent[]): ElementContent[] {
      return [comment(`${mark}${index}:${part}`), ...children, comment(`${mark}${index}:${part}`)];
    }
  });
}

/** Takes out the comments of {@link markPositions}: the text without them, and where they were. */
export function readPositions(
  marked: string,
  mark: string,
  identities: Omit<CellSpan, 'whole'>[],
): { html: string; cells: CellSpan[] } {
  const cells: CellSpan[] = identities.map((identity) => ({ ...identity, whole: [0, 0] }));
  const pieces = marked.split(new RegExp(`<!--${mark}(\\d+):(whole|source|outputs)-->`));
  const open = new Map<string, number>();
  let html = pieces[0] ?? '';
  for (let at = 1; at < pieces.length; at += 3) {
    const [index = '', part = '', text = ''] = pieces.slice(at, at + 3);
    const cell = cells[Number(index)];
    const start = open.get(`${index}:${part}`);
    if (start === undefined) open.set(`${index}:${part}`, html.length);
    else if (cell) {
      const span: Span = [start, html.length];
      if (part === 'source') cell.source = span;
      else if (part === 'outputs') cell.outputs = span;
      else cell.whole = span;
    }
    html += text;
  }
  return { html, cells };
}

function identity(section: Element, index: number): Omit<CellSpan, 'whole'> {
  const { id, dataTags, dataLabel } = section.properties;
  const cell: Omit<CellSpan, 'whole'> = {
    id: typeof id === 'string' ? id.replace(/^cell-/, '') : String(index),
    kind: hasClass(section, 'nb-code') ? 'code' : hasClass(section, 'nb-raw') ? 'raw' : 'markdown',
    tags: typeof dataTags === 'string' ? dataTags.split(/[\s,]+/).filter(Boolean) : [],
  };
  if (typeof dataLabel === 'string') cell.label = dataLabel;
  return cell;
}

function comment(value: string): Comment {
  return { type: 'comment', value };
}
