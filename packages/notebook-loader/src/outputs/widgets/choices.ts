import type { Element } from 'hast';
import { own } from '../../nbformat/index.ts';
import { element } from '../../tree/element.ts';
import { chosenOf, listOf, textOf } from './read-value.ts';
import { row, valueSpan } from './row.ts';
import type { WidgetRenderer } from './widget-renderer.ts';

/** `Checkbox`, where it stood. */
export const checkbox: WidgetRenderer = ({ state }) => {
  const box = element('input', { type: 'checkbox', checked: own(state, 'value') === true, disabled: true });
  return [
    element('label', { className: ['nb-widget-row'] }, box, textOf(state, 'description') || 'Checkbox'),
  ];
};

/** `Valid`: a word and a mark. */
export const valid: WidgetRenderer = (model, context) => {
  const isValid = own(model.state, 'value') === true;
  return row(
    'div',
    model,
    context,
    valueSpan(isValid ? '✓ valid' : `✗ ${textOf(model.state, 'readout') || 'Invalid'}`),
  );
};

/** `Button` and `ToggleButton`, which do nothing here. */
export const button: WidgetRenderer = ({ state }) => {
  const isOn = own(state, 'value') === true;
  const label = textOf(state, 'description') || textOf(state, 'tooltip') || 'Button';
  return [
    element(
      'button',
      {
        type: 'button',
        disabled: true,
        className: ['nb-widget-button'],
        ...(isOn ? { ariaPressed: 'true' } : {}),
      },
      label,
    ),
  ];
};

/** `Dropdown`, `SelectionSlider`, `SelectionRangeSlider`: what is chosen. */
export const chosen: WidgetRenderer = (model, context) => {
  const options = listOf(model.state, '_options_labels');
  const values = chosenOf(model.state).flatMap((index) => options[index] ?? []);
  return row('div', model, context, valueSpan(values.join(' – '), 'nb-widget-field'));
};

/** `Select`, `SelectMultiple`, `RadioButtons`, `ToggleButtons`: everything, with a mark at what is chosen. */
export const options: WidgetRenderer = (model, context) => {
  const marked = new Set(chosenOf(model.state));
  const items = listOf(model.state, '_options_labels').map(
    (label, index): Element =>
      marked.has(index)
        ? element('li', { className: ['nb-widget-chosen'] }, element('strong', {}, label))
        : element('li', {}, label),
  );
  return row('div', model, context, element('ul', { className: ['nb-widget-options'] }, ...items));
};
