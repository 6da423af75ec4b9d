import type { ElementContent } from 'hast';
import { multiline } from '../nbformat/index.ts';
import { element } from '../tree/element.ts';
import type { OutputRenderer } from './renderer.ts';
import { typeset } from './typeset.ts';

/** `text/latex`: text with math between `$`, `$$`, `\(`, `\[` or in environments, as JupyterLab typesets it. */
export const latexOutput: OutputRenderer = {
  mediaType: 'text/latex',
  name: 'latex',
  render(value, context) {
    const source = multiline(value);
    if (source === undefined) return undefined;
    // A document of its own (`\begin{tabular}`, sectioning) is beyond math.
    if (/\\begin\{(?:tabular|document|table|figure|itemize|enumerate|minipage|center)\}/.test(source))
      return undefined;
    const content = typeset(source, context).filter(
      (node: ElementContent) => node.type !== 'text' || node.value.trim() !== '',
    );
    return content.length === 0 ? undefined : [element('div', {}, ...content)];
  },
};
