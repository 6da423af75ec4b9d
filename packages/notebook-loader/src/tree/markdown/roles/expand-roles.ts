import type { Nodes } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { MarkdownScope } from '../directives/directive.ts';
import { replaceChild } from '../node.ts';
import { roles } from './table.ts';

/** A role is a name in braces right before a code span: {ref}`label`. */
const roleName = /\{([A-Za-z][\w:.+-]*)\}$/;

/** Puts what MyST's roles show in their place; unknown ones stay as written and are reported. Changes the tree in place. */
export function expandRoles(tree: Nodes, scope: MarkdownScope): void {
  visit(tree, 'inlineCode', (node, index, parent) => {
    if (!parent || !index) return undefined;
    const before = parent.children[index - 1];
    const match = before?.type === 'text' ? roleName.exec(before.value) : null;
    if (before?.type !== 'text' || !match) return undefined;
    const name = (match[1] ?? '').toLowerCase();
    const handler = roles.get(name);
    if (!handler) {
      scope.message(`The role {${name}} is not known; its text is shown as code.`, 'unknown-role');
      return undefined;
    }
    const shown = handler(node.value, scope, name);
    before.value = before.value.slice(0, -match[0].length);
    replaceChild(parent, index, shown);
    return [SKIP, index + shown.length];
  });
}
