import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { isObject, own } from '../../nbformat/index.ts';
import { element } from '../../tree/element.ts';
import { isVisible } from '../html.ts';
import { notice } from '../notice.ts';
import { preformatted } from '../preformatted.ts';
import { prepareTables } from '../prepare-tables.ts';
import { typeset } from '../typeset.ts';
import { listOf, numberOf, textOf } from './read-value.ts';
import { row, valueSpan } from './row.ts';
import type { WidgetRenderer } from './widget-renderer.ts';

/** `Label`: a text with math. */
export const label: WidgetRenderer = (model, context) =>
  row('div', model, context, element('span', {}, ...typeset(textOf(model.state, 'value'), context.output)));

/** `HTML` and `HTMLMath`, sanitised. */
export const html: WidgetRenderer = (model, context) => {
  const { output } = context;
  const source = textOf(model.state, 'value');
  const sanitised = output.html(source);
  if (/<(?:script|iframe|object|embed)\b/i.test(source) && !isVisible(sanitised)) {
    const reason = 'A widget of HTML draws itself by a script or a frame, which pages do not run.';
    output.message(reason, 'widget');
    return [notice(reason)];
  }
  const content = prepareTables(sanitised, output.nextTable);
  const root: Root = { type: 'root', children: content };
  if (model.name === 'HTMLMathModel') {
    visit(root, 'text', (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      const pieces = typeset(node.value, output);
      parent.children.splice(index, 1, ...pieces);
      return [SKIP, index + pieces.length];
    });
  }
  return row('div', model, context, element('div', { className: ['nb-widget-html'] }, ...content));
};

/** `Text`, `Combobox`: what was written. */
export const text: WidgetRenderer = (model, context) =>
  row('div', model, context, valueSpan(textOf(model.state, 'value'), 'nb-widget-field'));

/** `Password`: that something was written. */
export const password: WidgetRenderer = (model, context) =>
  row('div', model, context, valueSpan(textOf(model.state, 'value') === '' ? '' : '••••', 'nb-widget-field'));

export const textarea: WidgetRenderer = (model, context) => {
  const value = textOf(model.state, 'value');
  return row('div', model, context, preformatted(value, [{ type: 'text', value }]));
};

export const colorPicker: WidgetRenderer = (model, context) => {
  const value = textOf(model.state, 'value') || 'black';
  const color = context.output.classFor(`background-color: ${value}`);
  const swatch = element('span', { className: ['nb-widget-swatch', ...(color ? [color] : [])] });
  return row('div', model, context, swatch, valueSpan(value));
};

/** `DatePicker`, `TimePicker`, `DatetimePicker`: Jupyter counts months from 0. */
export const dateTime: WidgetRenderer = (model, context) => {
  const value = own(model.state, 'value');
  if (!isObject(value))
    return row('div', model, context, valueSpan(typeof value === 'string' ? value : '–', 'nb-widget-field'));
  const two = (key: string, add = 0) => String(numberOf(value, key, 0) + add).padStart(2, '0');
  const date =
    own(value, 'year') === undefined ? '' : `${numberOf(value, 'year', 0)}-${two('month', 1)}-${two('date')}`;
  const time = own(value, 'hours') === undefined ? '' : `${two('hours')}:${two('minutes')}`;
  const written = [date, time].filter(Boolean).join('T');
  return row(
    'div',
    model,
    context,
    element('time', { dateTime: written, className: ['nb-widget-field'] }, written.replace('T', ' ')),
  );
};

/** `TagsInput` and its like. */
export const tags: WidgetRenderer = (model, context) =>
  row('div', model, context, valueSpan(listOf(model.state, 'value').join(', '), 'nb-widget-field'));

/** `FileUpload`, `Controller`: what waits for somebody. */
export const waiting: WidgetRenderer = (model, context) =>
  row(
    'div',
    model,
    context,
    valueSpan(model.name === 'FileUploadModel' ? 'File upload' : 'Game controller', 'nb-widget-field'),
  );
