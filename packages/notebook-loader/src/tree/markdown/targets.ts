import type { Nodes, Parents, Root, RootContent } from 'mdast';
import { toString as mdastToString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { readAttributes } from './attributes/read-attributes.ts';
import type { MarkdownScope } from './directives/directive.ts';
import { line, replaceChild } from './node.ts';

const target = /^\(([^()\n]{1,100})\)=[ \t]*(?:\n|$)/;
const braces = /\{([^{}\n]*)\}$/;
const attribute = /^(?:[#.][\w:-]+|[\w-]+=\S+|-)$/;

/** MyST's targets (`(label)=` above a block) and Pandoc's (`# Title {#label}`). Changes the tree in place. */
export function markTargets(tree: Root, scope: MarkdownScope): void {
  visit(tree, (node: Nodes, index, parent: Parents | undefined) => {
    if (node.type === 'heading') {
      const last = node.children.at(-1);
      const match = last?.type === 'text' ? braces.exec(last.value.trimEnd()) : null;
      const written = match?.[1]?.trim() ?? '';
      const isAttributes = written !== '' && written.split(/\s+/).every((part) => attribute.test(part));
      if (last?.type !== 'text' || !match || !isAttributes) return undefined;
      const { id, classes } = readAttributes(written);
      last.value = last.value.slice(0, match.index).trimEnd();
      node.data = { hProperties: { ...(id ? { id } : {}), className: classes } };
      if (id) scope.define(id, 'section', mdastToString(node));
    }
    if (node.type !== 'paragraph' || !parent || index === undefined) return undefined;
    const first = node.children[0];
    const match = first?.type === 'text' ? target.exec(first.value) : null;
    if (first?.type !== 'text' || !match) return undefined;
    const label = (match[1] ?? '').trim();
    first.value = first.value.slice(match[0].length);
    if (first.value === '') node.children.shift();
    const isAlone = node.children.length === 0;
    const named = isAlone ? parent.children[index + 1] : undefined;
    const anchor = nameBlock(named, label, scope)
      ? []
      : [line('span', { id: label, className: ['nb-anchor'] }, [])];
    replaceChild(parent, index, isAlone ? anchor : [...anchor, node]);
    // What follows may be another target.
    return [SKIP, index + anchor.length];
  });
}

/** Whether the block itself bears the label. */
function nameBlock(node: RootContent | undefined, label: string, scope: MarkdownScope): boolean {
  if (node?.type === 'heading') {
    scope.define(label, 'section', mdastToString(node));
    return false;
  }
  const properties = node?.data?.hProperties;
  if (node?.data?.hName === 'figure' && properties && properties.id === undefined) {
    const isTable = String(properties.className).includes('nb-table-figure');
    scope.define(label, isTable ? 'table' : 'figure');
    properties.id = label;
    return true;
  }
  scope.define(label, 'block');
  return false;
}
