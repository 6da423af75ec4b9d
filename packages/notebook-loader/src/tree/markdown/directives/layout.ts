import type { PhrasingContent, RootContent } from 'mdast';
import { block, line, textNode } from '../node.ts';
import type { Directive, MarkdownScope } from './directive.ts';

/** `{dropdown} Title`. */
export function dropdown({ argument, options, body, label }: Directive, scope: MarkdownScope): RootContent[] {
  const isOpen = options.open !== undefined && options.open !== 'false';
  const properties = {
    className: ['nb-dropdown'],
    ...(isOpen ? { open: true } : {}),
    ...(label ? { id: label } : {}),
  };
  const title = argument ? scope.inline(argument) : [textNode('Details')];
  if (label) scope.define(label, 'block', argument);
  return [block('details', properties, [line('summary', {}, title), ...scope.blocks(body)])];
}

/** `{tab-item} Python`, and a `{tab-set}` of them: without scripts, one fold for each, the first one open. */
export function tabItem({ argument, options, body }: Directive, scope: MarkdownScope): RootContent[] {
  const title = argument ? scope.inline(argument) : [textNode('Tab')];
  const isSelected = options.selected !== undefined;
  return [
    block('details', { className: ['nb-tab'], ...(isSelected ? { open: true } : {}) }, [
      line('summary', {}, title),
      ...scope.blocks(body),
    ]),
  ];
}

export function tabSet({ body }: Directive, scope: MarkdownScope): RootContent[] {
  return [tabsOf(scope.blocks(body))];
}

/** Quarto: `::: {.panel-tabset}` with a heading for each tab. */
export function panelTabset({ body }: Directive, scope: MarkdownScope): RootContent[] {
  const tabs: RootContent[] = [];
  let title: RootContent | undefined;
  let content: RootContent[] = [];
  const close = () => {
    if (title) tabs.push(block('details', { className: ['nb-tab'] }, [title, ...content]));
    else tabs.push(...content);
    content = [];
  };
  const blocks = scope.blocks(body);
  const depth = Math.min(...blocks.map((node) => (node.type === 'heading' ? node.depth : 9)));
  for (const node of blocks) {
    if (node.type === 'heading' && node.depth === depth) {
      close();
      title = line('summary', {}, node.children);
    } else content.push(node);
  }
  close();
  return [tabsOf(tabs)];
}

function tabsOf(tabs: RootContent[]): RootContent {
  const isTab = ({ data }: RootContent) => data?.hName === 'details';
  if (!tabs.some(({ data }) => data?.hProperties?.open === true)) {
    const first = tabs.find(isTab);
    if (first?.data?.hProperties) first.data.hProperties.open = true;
  }
  return block('div', { className: ['nb-tabs'] }, tabs);
}

/** `{card} Title` with header and footer divided by `^^^` and `+++`; `:link:` makes the title a link. */
export function card({ argument, options, body, label }: Directive, scope: MarkdownScope): RootContent[] {
  const [header, rest] = divide(body, /^\^{3,}[ \t]*$/m);
  const [content, footer] = divide(rest ?? header, /^\+{3,}[ \t]*$/m);
  const words = argument ? scope.inline(argument) : [];
  const link = options.link ?? options.url;
  const title: PhrasingContent[] =
    link && words.length > 0
      ? [{ type: 'link', url: addressOf(link, options['link-type']), children: words.filter(isNoLink) }]
      : words;
  return [
    block('div', { className: ['nb-card'], ...(label ? { id: label } : {}) }, [
      ...scope.blocks(options.header ?? (rest === undefined ? '' : header)),
      ...(title.length > 0 ? [line('p', { className: ['nb-card-title'] }, title)] : []),
      ...scope.blocks(content),
      ...scope.blocks(options.footer ?? footer ?? ''),
    ]),
  ];
}

/** What is before and behind the first line of a kind. */
function divide(text: string, divider: RegExp): [string, string | undefined] {
  const match = divider.exec(text);
  return match ? [text.slice(0, match.index), text.slice(match.index + match[0].length)] : [text, undefined];
}

function isNoLink(node: { type: string }): boolean {
  return node.type !== 'link';
}

function addressOf(link: string, type: string | undefined): string {
  if (type === 'ref') return `#${link}`;
  return type === 'doc' && !/\.\w+$/.test(link) ? `${link}.ipynb` : link;
}

/** `{grid} 1 2 3 4`: the last number is that of the widest screens. */
export function grid({ argument, body }: Directive, scope: MarkdownScope): RootContent[] {
  const columns = Math.min(6, Number(/(\d+)\s*$/.exec(argument)?.[1] ?? 3) || 1);
  return [block('div', { className: ['nb-grid', `nb-columns-${columns}`] }, scope.blocks(body))];
}

/** A fenced block that only carries classes and a label. */
export function div({ classes, label, body }: Directive, scope: MarkdownScope): RootContent[] {
  return [block('div', { className: classes, ...(label ? { id: label } : {}) }, scope.blocks(body))];
}
