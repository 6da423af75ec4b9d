import type { Element } from 'hast';

/**
 * Bars as KaTeX writes them → those that browsers let grow with what stands between them.
 * https://w3c.github.io/mathml-core/#operator-dictionary-compact
 */
const BARS: Readonly<Record<string, string>> = { '∣': '|', '∥': '‖' };

/** Lets the bars around matrices, fractions and norms be as tall as those. Changes the element in place. */
export function stretchFence({ tagName, properties, children: [child] }: Element): void {
  if (tagName !== 'mo' || properties.fence === undefined || child?.type !== 'text') return;
  const bar = BARS[child.value];
  if (bar === undefined) return;
  child.value = bar;
  properties.stretchy = 'true';
  // What does not open or close has the space of a relation.
  properties.lspace ??= '0';
  properties.rspace ??= '0';
}
