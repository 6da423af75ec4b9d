import type { Element, ElementContent } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { eachElement } from '../tree/each-element.ts';
import { addClass, hasClass } from '../tree/element.ts';

const number =
  /^[-+−]?\d[\d,\u00a0\u202f]*(?:\.\d*)?(?:[eE][-+]?\d+)?\s?%?$|^[-+−]?\.\d+$|^(?:NaN|nan|NA|[-+−]?(?:inf|Inf|∞))$/;

/** The stylesheet has a rule for each of so many columns. */
const COLUMNS = 12;

/**
 * Puts the digits of numbers below each other, as Jupyter does with everything in the tables of an output: a table gets the
 * class `nb-numbers-<column>` for each column that holds numbers. Those of pandas are right-aligned as a whole. Changes
 * the tree in place.
 */
export function alignNumbers(content: ElementContent[]): void {
  eachElement(content, (table) => {
    if (table.tagName !== 'table' || hasClass(table, 'dataframe')) return;
    const rows = rowsOf(table);
    // Where cells span others, their order in the row does not tell the column.
    if (rows.some((row) => row.some(({ properties }) => properties.colSpan || properties.rowSpan))) return;
    for (let column = 0; column < COLUMNS; column += 1) {
      const cells = rows.flatMap((row) => row[column] ?? []);
      if (areNumbers(cells.filter(({ tagName }) => tagName === 'td')))
        addClass(table, `nb-numbers-${column + 1}`);
    }
  });
}

function areNumbers(cells: Element[]): boolean {
  const texts = cells.map((cell) => hastToString(cell).trim()).filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => number.test(text));
}

function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  eachElement(table, (row) => {
    if (row.tagName !== 'tr') return;
    rows.push(
      row.children.filter(
        (cell): cell is Element =>
          cell.type === 'element' && (cell.tagName === 'td' || cell.tagName === 'th'),
      ),
    );
  });
  return rows;
}
