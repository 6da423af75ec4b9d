import type { Element, ElementContent, Properties, Text } from 'hast';

/** A hast element; strings among the children become text. */
export function element(
  tagName: string,
  properties: Properties,
  ...children: (ElementContent | string)[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
  };
}

export function text(value: string): Text {
  return { type: 'text', value };
}

export function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

/** Gives an element a class more. */
export function addClass({ properties }: Element, name: string): void {
  const { className } = properties;
  properties.className = [...(Array.isArray(className) ? className : []), name];
}

/** What remains of a link whose target there is not: its words. */
export function becomeText(link: Element): void {
  link.tagName = 'span';
  link.properties = { className: ['nb-dead-link'] };
}
