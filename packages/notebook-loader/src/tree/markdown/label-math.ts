import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { MathSpan } from '../math/split-math.ts';

const labelled =
  /\uE000(\d+)\uE001[ \t]*(?:\(([A-Za-z][\w:.-]*)\)|\{#(eq-[\w:.-]+)[^}\n]*\})(?=[ \t]*(?:\n|$))/g;

/**
 * Labels behind formulas, `$$…$$ (label)` of MyST and `$$…$$ {#eq-label}` of Quarto, become `\label` in them. A word in
 * parentheses is one only where the notebook refers to it. Changes both in place.
 */
export function labelMath(tree: Root, math: MathSpan[], isReferred: (label: string) => boolean): void {
  if (math.length === 0) return;
  visit(tree, 'text', (node) => {
    node.value = node.value.replace(labelled, (whole, index: string, myst?: string, quarto?: string) => {
      const span = math[Number(index)];
      const label = quarto ?? myst;
      if (!span?.display || label === undefined || (myst !== undefined && !isReferred(myst))) return whole;
      span.tex = `${span.tex}\\label{${label}}`;
      return `\uE000${index}\uE001`;
    });
  });
}
