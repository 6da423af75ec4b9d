import type { PhrasingContent, RootContent } from 'mdast';
import { readSeparated } from '../../../outputs/data/read-separated.ts';
import { block, line } from '../node.ts';
import type { Directive, MarkdownScope } from './directive.ts';

/** `{table} Caption` around a table of Markdown. */
export function table(directive: Directive, scope: MarkdownScope): RootContent[] {
  return captionedTable(scope.blocks(directive.body), directive, scope);
}

/** `{list-table} Caption`: a list of rows, each a list of cells. */
export function listTable(directive: Directive, scope: MarkdownScope): RootContent[] {
  const content = scope.blocks(directive.body);
  const rows = content.flatMap((list) =>
    list.type === 'list'
      ? list.children.map(({ children: [cells] }) =>
          cells?.type === 'list' ? cells.children.map((cell): RootContent[] => cell.children) : [],
        )
      : [],
  );
  return captionedTable([rowsToTable(rows, directive)], directive, scope);
}

/** `{csv-table} Caption`: lines of values with commas between, in quotes where they hold commas themselves. */
export function csvTable(directive: Directive, scope: MarkdownScope): RootContent[] {
  const delimiter =
    directive.options.delim === 'tab' ? '\t' : (directive.options.delim ?? ',').charAt(0) || ',';
  const text = [directive.options.header ?? '', directive.body].join('\n');
  const rows = readSeparated(text, delimiter)
    .filter((row) => row.some((cell) => cell.trim()))
    .map((row) => row.map((cell) => scope.blocks(cell.trim())));
  const headers = directive.options.header ? '1' : (directive.options['header-rows'] ?? '0');
  return captionedTable(
    [rowsToTable(rows, { options: { ...directive.options, 'header-rows': headers } })],
    directive,
    scope,
  );
}

function rowsToTable(rows: RootContent[][][], { options }: Pick<Directive, 'options'>): RootContent {
  const headers = Number(options['header-rows'] ?? 0) || 0;
  const stubs = Number(options['stub-columns'] ?? 0) || 0;
  const rowOf = (row: RootContent[][], index: number) =>
    block(
      'tr',
      {},
      row.map((cell, column) => cellOf(index < headers || column < stubs ? 'th' : 'td', cell)),
    );
  const shown = rows.map(rowOf);
  return block('table', {}, [
    ...(headers > 0 ? [block('thead', {}, shown.slice(0, headers))] : []),
    block('tbody', {}, shown.slice(headers)),
  ]);
}

/** One paragraph stands in its cell without a `<p>`. */
function cellOf(tagName: 'th' | 'td', content: RootContent[]): RootContent {
  const [only] = content;
  return content.length === 1 && only?.type === 'paragraph'
    ? line(tagName, {}, only.children)
    : block(tagName, {}, content);
}

function captionedTable(
  content: RootContent[],
  { argument, label }: Directive,
  scope: MarkdownScope,
): RootContent[] {
  const caption: PhrasingContent[] = argument ? scope.inline(argument) : [];
  if (label) scope.define(label, 'table', argument);
  return caption.length === 0 && !label ? content : [tableFigure(content, caption, label)];
}

/** A table under its caption. */
export function tableFigure(
  content: RootContent[],
  caption: PhrasingContent[],
  label: string | undefined,
): RootContent {
  return block('figure', { className: ['nb-figure', 'nb-table-figure'], ...(label ? { id: label } : {}) }, [
    line('figcaption', {}, caption),
    ...content,
  ]);
}
