import type { ElementContent } from 'hast';
import { multiline } from '../nbformat/index.ts';
import { element } from '../tree/element.ts';
import { drawOnce } from './drawing/draw-once.ts';
import { figure } from './figure.ts';
import { svgFile } from './media-file.ts';
import { preformatted } from './preformatted.ts';
import type { OutputContext, OutputRenderer } from './renderer.ts';
import { htmlScripts } from './scripts/html-scripts.ts';

/** Longest diagram that is drawn, in characters. */
const longest = 50_000;

/** `text/vnd.mermaid`: flowcharts, state, sequence, class and entity diagrams as pictures, every diagram by its source. */
export const mermaidOutput: OutputRenderer = {
  mediaType: 'text/vnd.mermaid',
  name: 'image',
  render(value, context) {
    const source = multiline(value)?.trim();
    return source ? show(source, context) : undefined;
  },
};

/** HTML that draws a diagram by a script, as .NET Interactive writes it. */
export const mermaidHtmlOutput: OutputRenderer = {
  mediaType: 'text/html',
  name: 'image',
  async render(value, context) {
    const html = multiline(value);
    if (html === undefined || !html.includes('mermaid')) return undefined;
    const { findCall } = await import('./scripts/find-call.ts');
    for (const script of htmlScripts(html, 1_000_000)) {
      for (const callee of ['mermaid.mermaidAPI.render', 'mermaid.render']) {
        const [, source] = findCall(script, callee) ?? [];
        if (typeof source === 'string' && source.trim() !== '') return show(source.trim(), context);
      }
    }
    return undefined;
  },
};

/** Mermaid itself measures its diagrams in a browser; what draws them here knows less of its language, so that the source stays. */
async function show(source: string, context: OutputContext): Promise<ElementContent[]> {
  const answer =
    source.length > longest
      ? { reason: `It has more than ${longest.toLocaleString('en')} characters.` }
      : await drawOnce({ kind: 'mermaid', source }, context);
  const file = 'svg' in answer ? svgFile(answer.svg) : undefined;
  const text = preformatted(source, [{ type: 'text', value: source }]);
  if (file) {
    const summary = element('summary', {}, 'Source of the diagram');
    const picture = figure(file, context, context.altFor(describeDiagram(source)));
    return [picture, element('details', { className: ['nb-fold'] }, summary, text)];
  }
  const reason = 'reason' in answer ? answer.reason : 'It is empty.';
  context.message(`A Mermaid diagram is shown as its source. ${reason}`, 'fallback');
  const caption = [context.caption, '(source of a Mermaid diagram)'].filter(Boolean).join(' ');
  return [element('figure', { className: ['nb-figure'] }, text, element('figcaption', {}, caption))];
}

/** Its `accTitle` or title, else the texts in its boxes. */
function describeDiagram(source: string): string | undefined {
  const title = /^\s*(?:accTitle\s*:|title\s*:?)\s*(.+)$/m.exec(source)?.[1];
  if (title) return title.trim();
  const plain = source.replace(/%%.*$/gm, '').replace(/<br\s*\/?>/gi, ' ');
  const labels = [...plain.matchAll(/[[({]["(]?([^[\](){}"\n]{2,60})["]?[\])}]/g)].map(([, label]) =>
    label?.trim(),
  );
  return labels.length > 0 ? `Diagram: ${[...new Set(labels)].slice(0, 8).join(', ')}` : undefined;
}
