/// <reference path="./css-tree-parts.d.ts" />
import type { Rule, Selector } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';
import walk from 'css-tree/walker';
import { serializeDeclarations } from './declarations.ts';

export interface ScopedStyle {
  /** Rules that apply below `.scope` only. */
  rules: string[];
  /** Classes that the rules name. */
  classNames: Set<string>;
}

const allowedPseudo =
  /^(?:hover|first-child|last-child|nth-child|nth-last-child|only-child|first-of-type|last-of-type|nth-of-type|not|is|where|empty|before|after)$/;

/**
 * Confines a `<style>` element of a notebook (pandas' Styler writes them) to the output that it came with: every selector is
 * put below `.scope`, ids get the prefix that the sanitiser gives them, declarations pass the allow-list, at-rules vanish.
 */
export function scopeStyle(source: string, scope: string, idPrefix: string): ScopedStyle {
  const rules: string[] = [];
  const classNames = new Set<string>();
  const sheet = parse(source, { onParseError: () => {} });
  if (sheet.type !== 'StyleSheet') return { rules, classNames };
  for (const rule of sheet.children) {
    if (rule.type !== 'Rule') continue;
    const selectors = scopeSelectors(rule, scope, idPrefix, classNames);
    const declarations: Parameters<typeof serializeDeclarations>[0] = rule.block.children
      .toArray()
      .filter((child) => child.type === 'Declaration');
    const body = serializeDeclarations(declarations);
    if (selectors.length > 0 && body !== '') rules.push(`${selectors.join(',')}{${body}}`);
  }
  return { rules, classNames };
}

function scopeSelectors(rule: Rule, scope: string, idPrefix: string, classNames: Set<string>): string[] {
  if (rule.prelude.type !== 'SelectorList') return [];
  return rule.prelude.children.toArray().flatMap((selector) => {
    if (selector.type !== 'Selector' || !isSafeSelector(selector)) return [];
    walk(selector, (node) => {
      if (node.type === 'IdSelector') node.name = `${idPrefix}${node.name}`;
      if (node.type === 'ClassSelector') classNames.add(node.name);
    });
    return `.${scope} ${generate(selector)}`;
  });
}

function isSafeSelector(selector: Selector): boolean {
  let safe = true;
  walk(selector, (node) => {
    const pseudo = node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector';
    if (pseudo && !allowedPseudo.test(node.name.toLowerCase())) safe = false;
    if (node.type === 'NestingSelector' || node.type === 'Raw') safe = false;
    if (node.type === 'Combinator' && !/^[ >+~]$/.test(node.name)) safe = false;
  });
  return safe;
}
