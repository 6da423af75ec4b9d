import type { Element, ElementContent } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { eachElement } from './each-element.ts';
import { element, hasClass } from './element.ts';
import { spanClose, spanOpen } from './markdown/source/colon-fences.ts';

/**
 * Puts the cells between the cell that opens a block (Quarto's `:::`) and the one that closes it into the block, where the
 * Markdown left marks of both. What is behind the end, in the same cell, stands behind the block. Changes the tree in place.
 */
export function joinSpans(article: Element): void {
  const joined: ElementContent[] = [];
  const open: Element[] = [];
  const tabs = new Set<Element>();
  for (const section of article.children) {
    for (const piece of piecesOf(section)) {
      if (piece === 'close') {
        open.pop();
        continue;
      }
      const block = open.at(-1);
      (block?.children ?? joined).push(piece);
      if (piece.type === 'element') open.push(...takeOpenings(piece, tabs));
    }
  }
  article.children = joined;
  for (const tabset of tabs) divideTabs(tabset);
}

/** A cell, or its parts before and behind the ends of blocks. */
function piecesOf(section: ElementContent): (ElementContent | 'close')[] {
  if (section.type !== 'element' || !section.children.some(isClose)) return [section];
  const pieces: (ElementContent | 'close')[] = [];
  let part: Element = { ...section, children: [] };
  const finish = () => {
    const isEmpty = part.children.every((child) => child.type === 'text' && child.value.trim() === '');
    if (!isEmpty) pieces.push(part);
    part = isEmpty ? { ...part, children: [] } : restOf(section);
  };
  for (const child of section.children) {
    if (isClose(child)) {
      finish();
      pieces.push('close');
    } else part.children.push(child);
  }
  finish();
  return pieces;
}

/** Another part of a cell. The cell's id and label are those of its first part. */
function restOf(section: Element): Element {
  const { id: _, dataLabel: __, ...properties } = section.properties;
  return { ...section, properties, children: [] };
}

function isClose(node: ElementContent): boolean {
  return node.type === 'element' && hasClass(node, spanClose);
}

/** The blocks that a cell leaves open, the outermost first; their marks are taken away. */
function takeOpenings(section: Element, tabs: Set<Element>): Element[] {
  const blocks: Element[] = [];
  eachElement(section, (block) => {
    const isMark = (child: ElementContent) => child.type === 'element' && hasClass(child, spanOpen);
    if (!block.children.some(isMark)) return;
    block.children = block.children.filter((child) => !isMark(child));
    blocks.push(block);
    eachElement(section, (tabset) => {
      if (hasClass(tabset, 'nb-tabs') && (tabset === block || tabset.children.includes(block)))
        tabs.add(tabset);
    });
  });
  return blocks;
}

/** In a panel of tabs, headings of the cells that came into it begin tabs as well. */
function divideTabs(tabset: Element): void {
  const last = tabset.children.findLast((child) => child.type === 'element');
  const [content, divided] =
    last?.type === 'element' && hasClass(last, 'nb-tab') ? [last, last] : [tabset, undefined];
  const sections = content.children.filter((child) => child.type === 'element' && hasClass(child, 'nb-cell'));
  const depth = Math.min(
    ...sections.flatMap((section) => ('children' in section ? section.children.map(depthOf) : [])),
  );
  if (!Number.isFinite(depth)) return;
  const kept: ElementContent[] = [];
  const tabs: Element[] = [];
  const hold = (node: ElementContent) => (tabs.at(-1)?.children ?? kept).push(node);
  for (const child of content.children) {
    if (child.type !== 'element' || !child.children.some((node) => depthOf(node) === depth)) {
      hold(child);
      continue;
    }
    let part: Element = { ...child, children: [] };
    const finish = () => {
      if (part.children.length === 0) return;
      hold(part);
      part = restOf(child);
    };
    for (const node of child.children) {
      if (node.type === 'element' && depthOf(node) === depth) {
        finish();
        const title = element('summary', {}, ...node.children);
        tabs.push(element('details', { className: ['nb-tab'] }, title));
      } else if (part.children.length > 0 || hastToString(node).trim() !== '' || node.type === 'element')
        part.children.push(node);
    }
    finish();
  }
  content.children = kept;
  tabset.children = divided ? [...tabset.children, ...tabs] : [...kept, ...tabs];
  const first = tabset.children.find((child) => child.type === 'element' && hasClass(child, 'nb-tab'));
  if (first?.type === 'element') first.properties.open = true;
}

function depthOf(node: ElementContent): number {
  return node.type === 'element' ? Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? Infinity) : Infinity;
}
