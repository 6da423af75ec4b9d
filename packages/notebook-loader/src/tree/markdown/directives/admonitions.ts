import type { PhrasingContent, RootContent } from 'mdast';
import { isTheorem, theorems } from '../../references/labels.ts';
import { block, line, span, textNode } from '../node.ts';
import type { Directive, MarkdownScope } from './directive.ts';

/** Admonitions of MyST, Docutils, Quarto, Docusaurus and GitHub → how grave each is: one of the five that have a look. */
const kinds: Record<string, string> = {
  note: 'note',
  admonition: 'note',
  info: 'note',
  seealso: 'note',
  'see-also': 'note',
  'margin-note': 'note',
  aside: 'note',
  sidebar: 'note',
  topic: 'note',
  tip: 'tip',
  hint: 'tip',
  important: 'important',
  attention: 'important',
  todo: 'important',
  versionadded: 'note',
  versionchanged: 'note',
  warning: 'warning',
  deprecated: 'warning',
  caution: 'caution',
  danger: 'caution',
  error: 'caution',
};

/** Words for versions that take a number as their argument. */
const versions: Record<string, string> = {
  versionadded: 'New in version',
  versionchanged: 'Changed in version',
  deprecated: 'Deprecated since version',
};

/** Quarto's short names: `#thm-`, `#lem-` … */
const theoremPrefixes: Record<string, string> = {
  ...{ thm: 'theorem', lem: 'lemma', cor: 'corollary', prp: 'proposition', cnj: 'conjecture' },
  ...{ def: 'definition', exm: 'example', exr: 'exercise' },
};

export const admonitionNames = [...Object.keys(kinds), ...theorems];

/** An aside with a title; `:class: dropdown` and Quarto's `collapse="true"` make it fold. */
export function admonition(directive: Directive, scope: MarkdownScope): RootContent[] {
  const { name, argument, options, classes, body, label } = directive;
  const version = versions[name];
  const styled = classes.find((item) => Object.hasOwn(kinds, item));
  const kind = kinds[name === 'admonition' ? (styled ?? name) : name] ?? 'note';
  // Docutils lets the text begin beside the name, where these take no title.
  const startsBeside =
    name !== 'admonition' && argument !== '' && body.trim() === '' && version === undefined;
  const written = version ? `${version} ${argument}` : startsBeside ? '' : argument;
  const title = isTheorem(name)
    ? theoremTitle(name, written, scope)
    : written === ''
      ? [textNode(titleOf(name))]
      : scope.inline(written);
  if (label) scope.define(label, isTheorem(name) ? name : 'block', written || titleOf(name));
  const content = scope.blocks(startsBeside ? argument : body);
  return [aside(kind, title, content, foldOf(classes.includes('dropdown'), options.open), label)];
}

/** `Theorem (Name)`; the number comes between when the labels are known. */
function theoremTitle(kind: string, name: string, scope: MarkdownScope): PhrasingContent[] {
  const title = span('span', { className: ['nb-alert-name'] }, [textNode(titleOf(kind))]);
  return name === '' ? [title] : [title, textNode(' ('), ...scope.inline(name), textNode(')')];
}

/** Quarto: `::: {.callout-note title="…" collapse="true"}`, where a heading at the start is the title, too. */
export function callout(kind: string, directive: Directive, scope: MarkdownScope): RootContent[] {
  const { argument, options, body, label } = directive;
  const content = scope.blocks(body);
  const [first] = content;
  const written = options.title ?? argument;
  const heading = written === '' && first?.type === 'heading' ? first.children : undefined;
  if (heading) content.shift();
  const title = heading ?? (written === '' ? [textNode(titleOf(kind))] : scope.inline(written));
  if (label) scope.define(label, 'block', written || titleOf(kind));
  const fold = options.collapse === undefined ? undefined : options.collapse === 'false' ? 'open' : 'closed';
  return [aside(kinds[kind] ?? 'note', title, content, fold, label)];
}

/** Quarto: `::: {#thm-line}`. */
export function theoremKind(label: string | undefined): string | undefined {
  return theoremPrefixes[/^([a-z]{3})-/.exec(label ?? '')?.[1] ?? ''];
}

function aside(
  kind: string,
  title: PhrasingContent[],
  content: RootContent[],
  fold: 'open' | 'closed' | undefined,
  label?: string,
): RootContent {
  const properties = { className: ['nb-alert', `nb-alert-${kind}`], ...(label ? { id: label } : {}) };
  if (fold === undefined)
    return block('aside', properties, [line('p', { className: ['nb-alert-title'] }, title), ...content]);
  return block('details', { ...properties, ...(fold === 'open' ? { open: true } : {}) }, [
    line('summary', { className: ['nb-alert-title'] }, title),
    ...content,
  ]);
}

function foldOf(isDropdown: boolean, open: string | undefined): 'open' | 'closed' | undefined {
  if (!isDropdown) return undefined;
  return open === undefined || open === 'false' ? 'closed' : 'open';
}

function titleOf(name: string): string {
  if (name === 'seealso' || name === 'see-also') return 'See also';
  return `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
}
