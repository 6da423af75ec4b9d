import { createHash } from 'node:crypto';

/** Collects the CSS that one notebook needs beyond the common stylesheet, each rule once. */
export interface StyleSheet {
  /** A class that has these declarations (`color:red;width:3em`). The same declarations give the same class everywhere. */
  classFor(declarations: string): string;
  /** Adds a whole rule. */
  add(rule: string): void;
  /** The stylesheet, which may also stand in a `<style>` element; empty where nothing was added. */
  toString(): string;
}

export function createStyleSheet(): StyleSheet {
  const rules = new Set<string>();
  return {
    classFor(declarations) {
      const name = `nb-s-${createHash('sha256').update(declarations).digest('hex').slice(0, 10)}`;
      rules.add(`.${name}{${declarations}}`);
      return name;
    },
    add: (rule) => rules.add(rule),
    // The layer lies above the common stylesheet's, and below the site's own unlayered rules.
    toString: () =>
      rules.size === 0
        ? ''
        : `@layer notebook,notebook-content;@layer notebook-content{${escapeTags([...rules].join(''))}}`,
  };
}

/** In a text of CSS (`font-family: "</style>"`), the end of the element would be the end of the stylesheet. */
function escapeTags(css: string): string {
  return css.replaceAll('<', '\\3c ');
}
