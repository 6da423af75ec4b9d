import type { Element, ElementContent, Root } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { element } from '../tree/element.ts';

/**
 * Makes tables scroll by themselves, within reach of the keyboard, under a name (their caption, else a number); header
 * cells say what they head. Nested tables stay within their outer one.
 */
export function prepareTables(content: ElementContent[], nextTable: () => number): ElementContent[] {
  const root: Root = { type: 'root', children: content };
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
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
    parent.children.splice(index, 1, wrapper);
    return [SKIP, index + 1];
  });
  return root.children.filter((child): child is ElementContent => child.type !== 'doctype');
}

function scopeHeaders(table: Element): void {
  visit(table, 'element', (section) => {
    if (section.tagName !== 'thead' && section.tagName !== 'tbody') return;
    visit(section, 'element', (cell) => {
      if (cell.tagName !== 'th' || cell.properties.scope !== undefined) return;
      // An empty header cell is a gap in the corner of the table, not a header.
      if (cell.children.length === 0 || hastToString(cell).trim() === '') cell.tagName = 'td';
      else cell.properties.scope = section.tagName === 'thead' ? 'col' : 'row';
    });
  });
}
