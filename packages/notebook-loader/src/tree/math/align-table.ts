import type { Element } from 'hast';
import { addClass, hasClass } from '../element.ts';

/**
 * Gives the cells of a table of formulas classes for what its attributes say: MathML Core, which browsers have, leaves out the
 * alignment, the space and the lines of columns. Changes the element in place.
 */
export function alignTable(table: Element): void {
  if (table.tagName !== 'mtable') return;
  const aligns = wordsOf(table, 'columnalign');
  const spaces = wordsOf(table, 'columnspacing');
  const columnLines = wordsOf(table, 'columnlines');
  const rowLines = wordsOf(table, 'rowlines');
  const rows = childrenOf(table);
  for (const [at, row] of rows.entries()) {
    // What stands around the columns of equations that may be numbered.
    const cells = childrenOf(row).filter(
      (cell) => !hasClass(cell, 'mtr-glue') && !hasClass(cell, 'mml-eqn-num'),
    );
    for (const [column, cell] of cells.entries()) {
      const align = aligns[column] ?? aligns.at(-1);
      if (align === 'left' || align === 'right') addClass(cell, `nb-math-${align}`);
      if (spaces[column - 1] === '0em') addClass(cell, 'nb-math-joins');
      if (spaces[column] === '0em') addClass(cell, 'nb-math-joined');
      if (column < cells.length - 1 && isLine(columnLines, column)) addClass(cell, 'nb-math-line-end');
      if (at < rows.length - 1 && isLine(rowLines, at)) addClass(cell, 'nb-math-line-below');
    }
  }
}

/** The last word of a list holds for all that follow. */
function isLine(lines: readonly string[], index: number): boolean {
  return /^(?:solid|dashed)$/.test(lines[index] ?? lines.at(-1) ?? '');
}

function wordsOf({ properties }: Element, name: string): string[] {
  const value = properties[name];
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : [];
}

function childrenOf({ children }: Element): Element[] {
  return children.filter((child) => child.type === 'element');
}
