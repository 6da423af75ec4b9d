import type { ElementContent } from 'hast';
import { splitMath } from '../tree/math/split-math.ts';
import type { OutputContext } from './renderer.ts';

/** A text that is no Markdown, with its math typeset: between `$`, `$$`, `\(`, `\[` or in environments. */
export function typeset(source: string, context: Pick<OutputContext, 'math'>): ElementContent[] {
  // In Markdown the backslash before a bracket is doubled; here it is not.
  const { text, math } = splitMath(source.replace(/\\([()[\]])/g, '\\\\$1'));
  return text.split(/\uE000(\d+)\uE001/).flatMap((piece, index): ElementContent[] => {
    const span = index % 2 === 1 ? math[Number(piece)] : undefined;
    if (span) return context.math(span.tex, span.display);
    return piece === '' ? [] : [{ type: 'text', value: piece }];
  });
}
