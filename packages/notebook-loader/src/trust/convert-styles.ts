import { createHash } from 'node:crypto';
import type { Root } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { replaceElements } from '../tree/replace-elements.ts';
import { safeDeclarations } from './declarations.ts';
import { idPrefix } from './schema.ts';
import { scopeStyle } from './scope-style.ts';
import type { StyleSheet } from './style-sheet.ts';

/** Classes that the stylesheet of this package knows; any other could pick up rules of the site. */
const knownClass =
  /^(?:alert(?:-(?:info|warning|danger|success|block|error))?|admonition(?:-title)?|note|tip|warning|caution|important|dataframe|language-[\w+#-]+|contains-task-list|task-list-item|footnotes?|data-footnote-backref|sr-only|nb-(?:math|embed|notice|alert|alert-title|admonition|callout|figure|table-figure|listing|align|dropdown|tabs?|card|grid|columns|margin|epigraph|directive|references|ref|cite|anchor|span)(?:-[a-z\d]+)?)$/;

/**
 * Turns `style` attributes into generated classes and `<style>` elements into scoped rules, so that a page needs no inline
 * style (a strict Content-Security-Policy forbids it). Classes without a rule of their own are dropped.
 */
export function convertStyles(tree: Root, styles: StyleSheet): void {
  const scoped = takeStyleElements(tree, styles);
  replaceElements(tree, (node) => {
    const { className, style, bgColor, color } = node.properties;
    const own = Array.isArray(className) ? className.map(String) : [];
    const classes = own.filter((name) => knownClass.test(name) || scoped.classNames.has(name));
    const declarations = [
      typeof bgColor === 'string' ? `background-color:${bgColor}` : '',
      typeof color === 'string' && node.tagName === 'font' ? `color:${color}` : '',
      typeof style === 'string' ? style : '',
    ];
    if (declarations.some(Boolean)) {
      const safe = safeDeclarations(declarations.filter(Boolean).join(';'));
      if (safe) classes.push(styles.classFor(safe));
    }
    if (classes.length > 0) node.properties.className = classes;
    else delete node.properties.className;
    delete node.properties.style;
  });
  if (scoped.scope) {
    tree.children = [
      {
        type: 'element',
        tagName: 'div',
        properties: { className: [scoped.scope] },
        children: tree.children.filter((child) => child.type !== 'doctype'),
      },
    ];
  }
}

function takeStyleElements(
  tree: Root,
  styles: StyleSheet,
): { scope: string | undefined; classNames: Set<string> } {
  const sources: string[] = [];
  replaceElements(tree, (node) => {
    if (node.tagName !== 'style') return undefined;
    sources.push(hastToString(node));
    return [];
  });
  const source = sources.join('\n');
  if (source.trim() === '' || source.length > 1_000_000) return { scope: undefined, classNames: new Set() };
  const scope = `nb-scope-${createHash('sha256').update(source).digest('hex').slice(0, 10)}`;
  const { rules, classNames } = scopeStyle(source, scope, idPrefix);
  for (const rule of rules) styles.add(rule);
  return { scope: rules.length > 0 ? scope : undefined, classNames };
}
