import { element } from '../../tree/element.ts';
import { formatNumber, listOf, numberOf, textOf } from './read-value.ts';
import { row, valueSpan } from './row.ts';
import type { WidgetRenderer } from './widget-renderer.ts';

/** `FloatProgress`, `IntProgress`: tqdm's bars. */
export const progress: WidgetRenderer = (model, context) => {
  const { state } = model;
  const min = numberOf(state, 'min', 0);
  const max = numberOf(state, 'max', 100);
  const value = numberOf(state, 'value', 0);
  const style = /^(?:success|info|warning|danger)$/.exec(textOf(state, 'bar_style'))?.[0];
  const bar = element('progress', {
    // Native bars begin at 0.
    value: String(Math.max(0, Math.min(value, max) - min)),
    max: String(max > min ? max - min : 1),
    ...(style ? { className: [`nb-widget-${style}`] } : {}),
    ...(textOf(state, 'description') === '' ? { ariaLabel: 'Progress' } : {}),
  });
  return row('label', model, context, bar);
};

/** Sliders of one number, where they stood. */
export const slider: WidgetRenderer = (model, context) => {
  const { state } = model;
  const min = numberOf(state, 'min', 0);
  const max = numberOf(state, 'max', 100);
  const value = numberOf(state, 'value', min);
  return row(
    'label',
    model,
    context,
    range(min, max, value),
    readout([value], textOf(state, 'readout_format')),
  );
};

/** The value is the base to the power of where the slider stands. */
export const logSlider: WidgetRenderer = (model, context) => {
  const { state } = model;
  const value = numberOf(state, 'value', 1);
  const position = Math.log(value) / Math.log(numberOf(state, 'base', 10));
  const scale = range(numberOf(state, 'min', 0), numberOf(state, 'max', 4), position);
  return row('label', model, context, scale, readout([value], textOf(state, 'readout_format')));
};

/** Sliders of two numbers, by their numbers: a native control has one. */
export const rangeSlider: WidgetRenderer = (model, context) => {
  const values = listOf(model.state, 'value').map(Number).filter(Number.isFinite);
  return row('div', model, context, readout(values, textOf(model.state, 'readout_format')));
};

/** `IntText`, `BoundedFloatText`, `Play` …: the number. */
export const number: WidgetRenderer = (model, context) =>
  row('div', model, context, valueSpan(String(numberOf(model.state, 'value', 0)), 'nb-widget-field'));

function range(min: number, max: number, value: number) {
  return element('input', {
    type: 'range',
    min: String(min),
    max: String(max),
    step: 'any',
    value: String(Number.isFinite(value) ? value : min),
    disabled: true,
  });
}

function readout(values: number[], format: string) {
  return valueSpan(values.map((value) => formatNumber(value, format)).join(' – '));
}
