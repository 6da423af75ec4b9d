import type { Element } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { eachElement } from '../tree/each-element.ts';
import { hasClass } from '../tree/element.ts';

/**
 * What a component gets: the attributes of the element that it stands for, by their HTML names, and of a part of a notebook
 * what its component most likely needs.
 */
export function propsOf(
  element: Element,
  name: string,
  language: string | undefined,
): Record<string, unknown> {
  const props = attributesOf(element);
  const { dataLabel, dataTags, dataMime } = element.properties;
  if (name.endsWith('-cell')) {
    if (typeof dataLabel === 'string') props.label = dataLabel;
    props.tags = typeof dataTags === 'string' ? dataTags.split(/[\s,]+/).filter(Boolean) : [];
  }
  if (name === 'source') {
    props.code = codeOf(element);
    if (language !== undefined) props.language = language;
  }
  if (name === 'output') props.mediaType = dataMime;
  return props;
}

function attributesOf({ properties }: Element): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    attributes[attributeName(name)] = Array.isArray(value) ? value.join(' ') : value;
  }
  return attributes;
}

/** `srcSet` → `srcset`, `ariaHidden` → `aria-hidden` */
function attributeName(property: string): string {
  if (property === 'className') return 'class';
  if (property === 'htmlFor') return 'for';
  if (property.startsWith('data')) return property.replace(/[A-Z]/g, '-$&').toLowerCase();
  return property.replace(/^aria(?=[A-Z])/, 'aria-').toLowerCase();
}

function codeOf(input: Element): string {
  let code = '';
  eachElement(input, (pre) => {
    if (hasClass(pre, 'nb-source')) code = hastToString(pre);
  });
  return code;
}
