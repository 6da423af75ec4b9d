import type { Code, Nodes, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { isHighlighted } from '../../highlight/highlighter.ts';
import { isBlock, line, replaceChild } from '../node.ts';
import type { Directive, MarkdownScope } from './directive.ts';
import { parseDirective } from './parse-directive.ts';
import { directives, divHandler } from './table.ts';

/** Puts what directives show in the place of the fenced code that stands for them. Changes the tree in place. */
export function expandDirectives(tree: Nodes, scope: MarkdownScope): void {
  visit(tree, 'code', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const shown = expand(node, scope);
    if (!shown) return undefined;
    replaceChild(parent, index, shown.filter(isBlock));
    return [SKIP, index + shown.length];
  });
}

/** What a directive shows; `undefined` for code that stays code. */
function expand(node: Code, scope: MarkdownScope): RootContent[] | undefined {
  const directive = parseDirective(node);
  if (!directive) {
    unbrace(node);
    return undefined;
  }
  if (directive.name === 'div') return divHandler(directive, scope);
  const handler = directives.get(directive.name);
  if (handler) return handler(directive, scope);
  if (!directive.colons && isHighlighted(directive.name)) {
    unbrace(node);
    return undefined;
  }
  return unknown(directive, scope);
}

/** `{python}`, `{r, echo=FALSE}` and `{.python .numberLines}` are languages with options of other programs. */
function unbrace(node: Code): void {
  const language = /^\{[.=]?([\w+-]+)/.exec(node.lang ?? '')?.[1];
  if (language !== undefined) node.lang = language;
}

/** Nobody knows what it was to look like; what it says stays readable. */
function unknown({ name, argument, body }: Directive, scope: MarkdownScope): RootContent[] {
  scope.message(`The directive {${name}} is not known; its content is shown as it is.`, 'unknown-directive');
  const title: RootContent[] = argument
    ? [line('p', { className: ['nb-directive-title'] }, scope.inline(argument))]
    : [];
  return [...title, ...scope.blocks(body)];
}
