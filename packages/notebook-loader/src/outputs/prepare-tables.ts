import type { Element, ElementContent, Root } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { eachElement } from '../tree/each-element.ts';
import { element } from '../tree/element.ts';
import { replaceElements } from '../tree/replace-elements.ts';

/**
 * Makes tables scroll by themselves, within reach of the keyboard, under a name (their caption, else a number); header
 * cells say what they head. Nested tables stay within their outer one.
 */
export function prepareTables(content: ElementContent[], nextTable: () => number): ElementContent[] {
  const root: Root = { type: 'root', children: content };
  replaceElements(root, (node) => {
    if (node.tagName !== 'table') return undefined;
    scopeHeaders(node);
    delete node.properties.border;
    const number = nextTable();
    const caption = node.children.find(
      (child): child is Element => child.type === 'element' && child.tagName === 'caption',
    );
    const name = caption ? hastToString(caption).trim() : '';
    const wrapper = element(
      'div',
      {
        className: ['nb-table-scroll'],
        tabIndex: 0,
        role: 'region',
        ariaLabel: `Table ${number}${name ? `: ${name}` : ''}`,
      },
      node,
    );
    return [wrapper];
  });
  return root.children.filter((child): child is ElementContent => child.type !== 'doctype');
}

function scopeHeaders(table: Element): void {
  eachElement(table, (section) => {
    if (section.tagName !== 'thead' && section.tagName !== 'tbody') return;
    eachElement(section, (cell) => {
      if (cell.tagName !== 'th' || cell.properties.scope !== undefined) return;
      // An empty header cell is a gap in the corner of the table, not a header.
      if (cell.children.length === 0 || hastToString(cell).trim() === '') cell.tagName = 'td';
      else cell.properties.scope = section.tagName === 'thead' ? 'col' : 'row';
    });
  });
}
