import type { Element, ElementContent } from 'hast';
import { element } from '../../tree/element.ts';
import { typeset } from '../typeset.ts';
import { textOf } from './read-value.ts';
import type { WidgetContext } from './widget-renderer.ts';
import type { WidgetModel } from './widget-state.ts';

/** A widget's description, and what it describes. As a `<label>` around a control the description names it. */
export function row(
  tagName: 'label' | 'div',
  { state }: WidgetModel,
  { output }: WidgetContext,
  ...content: ElementContent[]
): Element[] {
  const description = textOf(state, 'description');
  const name =
    description === ''
      ? []
      : [element('span', { className: ['nb-widget-name'] }, ...typeset(description, output))];
  return [element(tagName, { className: ['nb-widget-row'] }, ...name, ...content)];
}

export function valueSpan(value: string, ...classNames: string[]): Element {
  return element('span', { className: ['nb-widget-value', ...classNames] }, value);
}
