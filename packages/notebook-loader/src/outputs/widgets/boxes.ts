import type { Element } from 'hast';
import { type JsonObject, objectOf, own } from '../../nbformat/index.ts';
import { element } from '../../tree/element.ts';
import { listOf, numberOf, textOf } from './read-value.ts';
import type { WidgetContext, WidgetRenderer } from './widget-renderer.ts';

/** `Box`, `HBox`, `VBox`, `GridBox`. */
export function box(className: string): WidgetRenderer {
  return async ({ state }, context) => {
    const inside: Element[] = [];
    for (const reference of childrenOf(state))
      inside.push(element('div', {}, ...(await context.child(reference))));
    return [
      element('div', { className: [className] }, ...inside.filter(({ children }) => children.length > 0)),
    ];
  };
}

/** `Accordion` and `Tab`: every part within reach, the one that was open is. */
export const sections: WidgetRenderer = async ({ id, name, state }, context) => {
  const open = numberOf(state, 'selected_index', name === 'TabModel' ? 0 : -1);
  const group = `nb-widget-${id.replace(/[^\w-]/g, '')}`;
  const parts: Element[] = [];
  for (const [index, reference] of childrenOf(state).entries()) {
    const content = element('div', { className: ['nb-widget-section'] }, ...(await context.child(reference)));
    const summary = element('summary', {}, titleOf(state, index));
    parts.push(
      element('details', { name: group, ...(index === open ? { open: true } : {}) }, summary, content),
    );
  }
  return [element('div', { className: ['nb-widget-sections'] }, ...parts)];
};

/** `Stack`: the one that was chosen. */
export const stack: WidgetRenderer = ({ state }, context: WidgetContext) => {
  const reference = childrenOf(state)[numberOf(state, 'selected_index', -1)];
  return reference === undefined ? undefined : context.child(reference);
};

function childrenOf(state: JsonObject): string[] {
  return listOf(state, 'children');
}

/** `titles` of ipywidgets 8, `_titles` of 7. */
function titleOf(state: JsonObject, index: number): string {
  return (
    listOf(state, 'titles')[index] ||
    textOf(objectOf(own(state, '_titles')), String(index)) ||
    `Part ${index + 1}`
  );
}
