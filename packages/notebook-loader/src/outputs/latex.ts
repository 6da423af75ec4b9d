import type { ElementContent } from 'hast';
import { multiline } from '../nbformat/index.ts';
import { element } from '../tree/element.ts';
import { splitMath } from '../tree/math/split-math.ts';
import type { OutputRenderer } from './renderer.ts';

/** `text/latex`: text with math between `$`, `$$`, `\(`, `\[` or in environments, as JupyterLab typesets it. */
export const latexOutput: OutputRenderer = {
  mediaType: 'text/latex',
  name: 'latex',
  render(value, context) {
    const source = multiline(value);
    if (source === undefined) return undefined;
    // In Markdown the backslash before a bracket is doubled; here it is not.
    const { text, math } = splitMath(source.replace(/\\([()[\]])/g, '\\\\$1'));
    // A document of its own (`\begin{tabular}`, sectioning) is beyond math.
    if (/\\begin\{(?:tabular|document|table|figure|itemize|enumerate|minipage|center)\}/.test(source))
      return undefined;
    const content = text.split(/\uE000(\d+)\uE001/).flatMap((piece, index): ElementContent[] => {
      const span = index % 2 === 1 ? math[Number(piece)] : undefined;
      if (span) return context.math(span.tex, span.display);
      return piece.trim() === '' ? [] : [{ type: 'text', value: piece }];
    });
    return content.length === 0 ? undefined : [element('div', {}, ...content)];
  },
};
