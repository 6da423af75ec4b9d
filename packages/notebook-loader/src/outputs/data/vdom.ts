import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { isObject, type JsonValue, objectOf, own, ownString } from '../../nbformat/index.ts';
import { element, text } from '../../tree/element.ts';
import { prepareTables } from '../prepare-tables.ts';
import type { OutputRenderer } from '../renderer.ts';

const deepest = 100;

/** nteract's virtual DOM: HTML as JSON, sanitised like other HTML. https://github.com/nteract/vdom */
export const vdomOutput: OutputRenderer = {
  mediaType: /^application\/vdom\.v\d+\+json$/,
  name: 'html',
  render(value, context) {
    const content = nodes(value, 0);
    return content.length === 0 ? undefined : prepareTables(context.html(toHtml(content)), context.nextTable);
  },
};

function nodes(value: JsonValue | undefined, depth: number): ElementContent[] {
  if (typeof value === 'string' || typeof value === 'number') return [text(String(value))];
  if (Array.isArray(value)) return value.flatMap((item) => nodes(item, depth));
  if (!isObject(value) || depth > deepest) return [];
  const tagName = ownString(value, 'tagName');
  const children = nodes(own(value, 'children'), depth + 1);
  if (tagName === undefined || !/^[a-z][a-z\d]*$/i.test(tagName)) return children;
  const properties: Record<string, string> = {};
  for (const [name, attribute] of Object.entries(objectOf(own(value, 'attributes')))) {
    if (name === 'style') properties.style = styleText(attribute);
    else if (typeof attribute === 'string' || typeof attribute === 'number')
      properties[name] = String(attribute);
  }
  return [element(tagName, properties, ...children)];
}

/** `{ backgroundColor: 'red' }` → `background-color:red`. */
function styleText(style: JsonValue): string {
  if (typeof style === 'string') return style;
  return Object.entries(objectOf(style))
    .map(
      ([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${String(value)}`,
    )
    .join(';');
}
