import type { Code, RootContent } from 'mdast';
import { block, line } from '../node.ts';
import type { Directive, MarkdownScope } from './directive.ts';

/** `{code-block} python`, `{code}`, `{code-cell} ipython3`. */
export function codeBlock(directive: Directive, scope: MarkdownScope): RootContent[] {
  const { argument, options, body, label } = directive;
  const language = argument.split(/\s/)[0] || options.language || options.lang;
  const code: Code = {
    type: 'code',
    lang: /^ipython/.test(language ?? '') ? 'python' : language || null,
    value: body,
  };
  if (label) scope.define(label, 'listing', options.caption);
  if (!options.caption && !label) return [code];
  return [listing(code, options.caption ? scope.inline(options.caption) : [], label)];
}

function listing(code: Code, caption: Parameters<typeof line>[2], label: string | undefined): RootContent {
  return block('figure', { className: ['nb-figure', 'nb-listing'], ...(label ? { id: label } : {}) }, [
    line('figcaption', {}, caption),
    code,
  ]);
}

/** Text that another program reads: a diagram, literal or raw text. */
export function plainBlock({ name, argument, body }: Directive): RootContent[] {
  const language = /^(?:raw|parsed-literal)$/.test(name) ? argument : name === 'graphviz' ? 'dot' : name;
  return [{ type: 'code', lang: language || null, value: body }];
}
