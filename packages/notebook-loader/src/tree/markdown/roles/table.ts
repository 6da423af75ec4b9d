import type { PhrasingContent } from 'mdast';
import type { MarkdownScope } from '../directives/directive.ts';
import { span, textNode } from '../node.ts';

export type RoleHandler = (content: string, scope: MarkdownScope, name: string) => PhrasingContent[];

/** Every role that pages know, by name. */
export const roles: ReadonlyMap<string, RoleHandler> = new Map<string, RoleHandler>([
  ...rows(reference, 'ref', 'numref', 'prf:ref', 'any', 'hyperref'),
  ...rows(equationReference, 'eq', 'math:numref'),
  ...rows(computed, 'eval', 'glue', 'glue:text', 'glue:any', 'glue:'),
  ...rows(documentLink, 'doc'),
  ...rows(download, 'download'),
  ...rows(
    citation,
    'cite',
    'cite:p',
    'cite:ps',
    'cite:alp',
    'cite:alps',
    'cite:label',
    'footcite:p',
    'citep',
  ),
  ...rows(narrativeCitation, 'cite:t', 'cite:ts', 'cite:ct', 'cite:author', 'citet', 'footcite:t'),
  ...rows((tex, scope) => [scope.math(tex, false)], 'math'),
  ...rows(element('sub'), 'sub', 'subscript'),
  ...rows(element('sup'), 'sup', 'superscript'),
  ...rows(element('kbd'), 'kbd', 'keyboard'),
  ...rows(element('u'), 'u', 'underline'),
  ...rows(element('del'), 'del', 'strike'),
  ...rows(element('small'), 'sc', 'smallcaps', 'smaller'),
  ...rows(element('strong'), 'strong', 'guilabel', 'menuselection', 'index:main'),
  ...rows(element('em'), 'emphasis', 'dfn', 'title-reference', 'manpage'),
  ...rows(abbreviation, 'abbr', 'abbreviation'),
  ...rows((term) => [span('em', {}, [textNode(titled(term).text)])], 'term'),
  ...rows(codeOf, 'code', 'file', 'command', 'program', 'samp', 'literal', 'envvar', 'option', 'token'),
  ...rows(codeOf, 'func', 'class', 'mod', 'meth', 'attr', 'data', 'obj', 'exc', 'const', 'type', 'envvar'),
  ...['func', 'class', 'mod', 'meth', 'attr', 'data', 'obj', 'exc', 'const'].map(
    (name): [string, RoleHandler] => [`py:${name}`, codeOf],
  ),
  ...rows((content) => [textNode(content)], 'raw', 'index', 'si', 'span', 'numfig'),
]);

function rows(handler: RoleHandler, ...names: string[]): [string, RoleHandler][] {
  return names.map((name) => [name, handler]);
}

function element(tagName: string): RoleHandler {
  return (content, scope) => [span(tagName, {}, scope.inline(content))];
}

/** `text <target>`. */
function titled(content: string): { text: string; target: string; hasText: boolean } {
  const match = /^([\s\S]*?)\s*<([^<>]+)>\s*$/.exec(content);
  const [, text = '', target = ''] = match ?? [];
  return text
    ? { text, target, hasText: true }
    : { text: target || content, target: target || content, hasText: false };
}

/** `{ref}` and `{numref}`: the text of the link, where the author wrote none, is found when all labels are known. */
function reference(content: string, scope: MarkdownScope, name: string): PhrasingContent[] {
  const { text, target, hasText } = titled(content);
  const isNumbered = name === 'numref';
  return [crossReference(target, hasText ? scope.inline(text) : [], isNumbered ? 'number' : 'title')];
}

function equationReference(content: string): PhrasingContent[] {
  return content.split(',').flatMap((label, index) => {
    const link = crossReference(label.trim(), [], 'equation');
    return index === 0 ? [link] : [textNode(', '), link];
  });
}

/** A link whose text says what `label` names: its title, its kind and number, or `(number)`. */
export function crossReference(
  label: string,
  children: PhrasingContent[],
  style: 'title' | 'number' | 'equation' | 'bare',
): PhrasingContent {
  return {
    type: 'link',
    url: `#${encodeURIComponent(label.replace(/^#/, ''))}`,
    data: { hProperties: { className: ['nb-ref', `nb-ref-${style}`] } },
    children,
  };
}

function documentLink(content: string, scope: MarkdownScope): PhrasingContent[] {
  const { text, target, hasText } = titled(content);
  const path = target.replace(/^\//, '');
  const url = /\.(?:ipynb|md|rst|html?)$/i.test(path) ? path : `${path}.ipynb`;
  const name = path.split('/').at(-1) ?? path;
  if (hasText) return [{ type: 'link', url: encodeURI(url), children: scope.inline(text) }];
  // A site writes the title of the document in the place of its name.
  const data = { hProperties: { className: ['nb-ref-doc'] } };
  return [{ type: 'link', url: encodeURI(url), data, children: [textNode(name)] }];
}

function download(content: string, scope: MarkdownScope): PhrasingContent[] {
  const { text, target, hasText } = titled(content);
  const name = target.split('/').at(-1) ?? target;
  return [
    { type: 'link', url: encodeURI(target), children: hasText ? scope.inline(text) : [textNode(name)] },
  ];
}

/** What the notebook saved for an expression, perhaps with a format behind a colon; without it, the expression. */
function computed(content: string, scope: MarkdownScope, name: string): PhrasingContent[] {
  const value = scope.value(content) ?? scope.value(content.replace(/:[^:]*$/, ''));
  if (value !== undefined) return [textNode(value)];
  scope.message(`The notebook has no value for {${name}} ${content}; the expression is shown.`, 'no-value');
  return [{ type: 'inlineCode', value: content }];
}

/** `{abbr}`HTML (HyperText Markup Language)``. */
function abbreviation(content: string): PhrasingContent[] {
  const [, short = content, long = ''] = /^(.*?)\s*\((.*)\)\s*$/s.exec(content) ?? [];
  return [span('abbr', long ? { title: long } : {}, [textNode(short)])];
}

/** `~package.module.name` shows `name`. */
function codeOf(content: string): PhrasingContent[] {
  const { text } = titled(content);
  const value = text.startsWith('~') ? (text.slice(1).split('.').at(-1) ?? text) : text.replace(/^!/, '');
  return [{ type: 'inlineCode', value }];
}

/** Citations of all dialects take Pandoc's form, `[@key; @other]`. */
function citation(content: string, scope: MarkdownScope): PhrasingContent[] {
  return scope.inline(`[${keys(content).join('; ')}]`);
}

function narrativeCitation(content: string, scope: MarkdownScope): PhrasingContent[] {
  return scope.inline(keys(content).join(', '));
}

function keys(content: string): string[] {
  return content
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean)
    .map((key) => `@${key}`);
}
