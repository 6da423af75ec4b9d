type Attributes = Record<string, string | boolean | undefined>;

/**
 * An element with attributes and children. Texts are texts, never markup.
 *
 * @param attributes `true` sets one without a value; `false` and `undefined` leave it out.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

/** A field with its label above it. */
export function field(label: string, control: HTMLElement): HTMLLabelElement {
  return element('label', { class: 'field' }, element('span', {}, label), control);
}

/** A button in the toolbar's style. */
export function button(text: string, onClick: () => void, style = 'gray'): HTMLElement {
  const made = element('astro-dev-toolbar-button', { size: 'small', 'button-style': style }, text);
  made.addEventListener('click', onClick);
  return made;
}
