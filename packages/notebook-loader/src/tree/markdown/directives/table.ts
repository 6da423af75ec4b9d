import { block } from '../node.ts';
import { spanClose, spanOpen } from '../source/colon-fences.ts';
import { admonition, admonitionNames, callout, theoremKind } from './admonitions.ts';
import { codeBlock, plainBlock } from './code.ts';
import type { DirectiveHandler } from './directive.ts';
import { figure, frame, image } from './figures.ts';
import { card, div, dropdown, grid, panelTabset, tabItem, tabSet } from './layout.ts';
import { mathBlock } from './math.ts';
import { bibliography, leftOut, placeholder } from './not-shown.ts';
import { csvTable, listTable, table } from './tables.ts';

/** Content that only carries a class of its own: the stylesheet knows some of them. */
const classed =
  (...names: string[]): DirectiveHandler =>
  (directive, scope) =>
    div({ ...directive, classes: [...directive.classes, ...names] }, scope);

/** Every directive that pages know, by name. */
export const directives: ReadonlyMap<string, DirectiveHandler> = new Map<string, DirectiveHandler>([
  ...admonitionNames.map((name): [string, DirectiveHandler] => [name, admonition]),
  ...rows(figure, 'figure', 'subfigure'),
  ...rows(image, 'image'),
  ...rows(frame, 'iframe', 'video', 'youtube'),
  ...rows(table, 'table'),
  ...rows(listTable, 'list-table'),
  ...rows(csvTable, 'csv-table'),
  ...rows(codeBlock, 'code', 'code-block', 'code-cell', 'sourcecode', 'prompt'),
  ...rows(plainBlock, 'mermaid', 'parsed-literal', 'raw', 'diagram', 'graphviz', 'dot'),
  ...rows(mathBlock, 'math'),
  ...rows(dropdown, 'dropdown', 'details', 'toggle'),
  ...rows(tabSet, 'tab-set', 'tabs'),
  ...rows(tabItem, 'tab-item', 'tab'),
  ...rows(card, 'card', 'grid-item-card'),
  ...rows(grid, 'grid', 'cards', 'card-carousel'),
  ...rows(classed('nb-grid-item'), 'grid-item'),
  ...rows(classed('nb-margin'), 'margin'),
  ...rows(classed('nb-epigraph'), 'epigraph', 'pull-quote', 'blockquote', 'quote'),
  ...rows(classed(), 'div', 'container', 'compound', 'rubric', 'highlights', 'glossary', 'full-width'),
  ...rows(
    leftOut,
    'toctree',
    'contents',
    'tableofcontents',
    'toc',
    'index',
    'sectionauthor',
    'meta',
    'highlight',
  ),
  ...rows(placeholder, 'include', 'literalinclude', 'embed', 'autosummary', 'automodule', 'autoclass'),
  ...rows(placeholder, 'glue', 'glue:figure', 'glue:math', 'glue:any', 'glue:', 'glue:md', 'eval-rst'),
  ...rows(bibliography, 'bibliography'),
  ...rows(({ name }) => [block('div', { className: [name] }, [])], spanOpen, spanClose),
]);

function rows(handler: DirectiveHandler, ...names: string[]): [string, DirectiveHandler][] {
  return names.map((name) => [name, handler]);
}

/** Fenced divs of Quarto that are more than a box with classes. */
export const divHandler: DirectiveHandler = (directive, scope) => {
  const { classes, label, options } = directive;
  const kind = classes.map((name) => /^callout-(\w+)$/.exec(name)?.[1]).find((name) => name !== undefined);
  if (kind) return callout(kind, directive, scope);
  const theorem = theoremKind(label);
  if (theorem) return admonition({ ...directive, name: theorem, argument: options.name ?? '' }, scope);
  if (label === 'refs') return bibliography();
  if (classes.includes('panel-tabset') || classes.includes('tab-set')) return panelTabset(directive, scope);
  if (/^fig-/.test(label ?? '')) return figure(directive, scope);
  if (/^tbl-/.test(label ?? '')) return tableDiv(directive, scope);
  if (classes.includes('column-margin') || classes.includes('aside'))
    return div({ ...directive, classes: [...classes, 'nb-margin'] }, scope);
  const named = classes.find((name) => admonitionNames.includes(name));
  if (named && classes.length === 1) return callout(named, directive, scope);
  const columns = Number(options['layout-ncol']);
  if (columns > 1) return grid({ ...directive, argument: String(columns) }, scope);
  if (classes.includes('content-hidden') && options['when-format'] !== 'pdf') {
    scope.message('A block of the class content-hidden is left out.', 'directive');
    return [];
  }
  return div(directive, scope);
};

/** `::: {#tbl-x}` around a table; its last paragraph is the caption. */
const tableDiv: DirectiveHandler = (directive, scope) => {
  const parts = directive.body.trim().split(/\n[ \t]*\n/);
  const caption = parts.length > 1 ? (parts.pop() ?? '') : '';
  return table({ ...directive, argument: caption, body: parts.join('\n\n') }, scope);
};
