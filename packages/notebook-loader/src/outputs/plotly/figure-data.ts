import type { ElementContent } from 'hast';
import type { JsonValue } from '../../nbformat/index.ts';
import { element } from '../../tree/element.ts';
import { dataTable } from '../data/data-table.ts';
import { notice } from '../notice.ts';
import type { OutputContext } from '../renderer.ts';
import type { Figure } from './read-figure.ts';
import { readMatrix, readSeries } from './read-series.ts';

const series = [
  'labels',
  'parents',
  'ids',
  'locations',
  'lat',
  'lon',
  'x',
  'y',
  'z',
  'r',
  'theta',
  'a',
  'b',
  'c',
  'values',
  'open',
  'high',
  'low',
  'close',
  'text',
];

/** What a figure is about, where it cannot be drawn: its title, its traces, and their data as tables. */
export function figureData(figure: Figure, reason: string, context: OutputContext): ElementContent[] {
  const title = figure.title === undefined ? [] : [element('p', {}, element('strong', {}, figure.title))];
  const tables = figure.traces.map(({ name, type, json }) => {
    const columns = series.flatMap((key) => {
      const values: JsonValue[] | undefined =
        key === 'z' ? (readMatrix(json, key) ?? readSeries(json, key)) : readSeries(json, key);
      return values && values.length > 0 ? [{ key, values }] : [];
    });
    const count = Math.max(0, ...columns.map(({ values }) => values.length));
    const rows = Array.from({ length: count }, (_, index) => columns.map(({ values }) => values[index]));
    const head = columns.map(({ key, values }) => ({
      title: key,
      isNumber: values.every((value) => typeof value === 'number'),
    }));
    const table = columns.length === 0 ? [] : dataTable(head, rows, { ...context, caption: undefined });
    return element(
      'details',
      { className: ['nb-fold'] },
      element('summary', {}, `${name} (${type})`),
      ...table,
    );
  });
  return [notice(`A Plotly figure is shown by its data. ${reason}`), ...title, ...tables];
}
