import { multiline } from '../nbformat/index.ts';
import { element } from '../tree/element.ts';
import { preformatted } from './preformatted.ts';
import type { OutputRenderer } from './renderer.ts';

/** `text/vnd.mermaid`: Mermaid measures its diagrams in a browser, so what a page shows is their source. */
export const mermaidOutput: OutputRenderer = {
  mediaType: 'text/vnd.mermaid',
  name: 'mermaid',
  render(value, context) {
    const source = multiline(value)?.trim();
    if (source === undefined || source === '') return undefined;
    context.message('A Mermaid diagram is shown as its source; drawing it needs a browser.', 'mermaid');
    const caption = context.caption ? `${context.caption} ` : '';
    return [
      element(
        'figure',
        { className: ['nb-figure'] },
        preformatted(source, [{ type: 'text', value: source }]),
        element('figcaption', {}, `${caption}(source of a Mermaid diagram)`),
      ),
    ];
  },
};
