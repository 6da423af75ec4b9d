import type { Element, ElementContent } from 'hast';
import { type CodeCell, cellLanguage, type Output } from '../nbformat/index.ts';
import { renderOutputs } from '../outputs/render-outputs.ts';
import { figureOf, listingOf } from './cell-figure.ts';
import type { CellOptions } from './cell-options.ts';
import { codeProperties } from './code-properties.ts';
import { element } from './element.ts';
import { fold } from './fold.ts';
import type { Page } from './page.ts';

/** The source and the outputs of a code cell, as far as they are to be shown. */
export async function renderCodeCell(
  cell: CodeCell,
  options: CellOptions,
  page: Page,
): Promise<ElementContent[]> {
  const parts: ElementContent[] = [];
  if (options.formText !== undefined)
    parts.push(...(await page.markdown(options.formText, `${cell.id}-form`)));
  if (options.source.trim() !== '' && options.input !== 'remove') {
    const input = await listingOf(await renderSource(cell, options, page), options, cell.id, page);
    const summary = options.codeSummary ?? 'Show code';
    parts.push(options.input === 'fold' ? fold(summary, [input], options.isFoldOpen) : input);
  }
  if (cell.outputs.length > 0 && options.output !== 'remove') {
    const outputs = cell.outputs.flatMap((output) => prepareOutput(output, options));
    // The caption belongs to all outputs together, and stands around them.
    const shown = { ...options, caption: undefined, alt: options.alt ?? options.caption };
    const rendered = await renderOutputs({ ...cell, outputs }, shown, page);
    if (rendered) {
      const figure = await figureOf(rendered, options, cell.id, page);
      parts.push(options.output === 'fold' ? fold('Show output', [figure]) : figure);
    }
  }
  return parts;
}

async function renderSource(cell: CodeCell, options: CellOptions, page: Page): Promise<Element> {
  const source = options.source.replace(/^(?:[ \t]*\n)+/, '').replace(/\n+$/, '');
  const language = cellLanguage(cell, page.notebook.language);
  const lines = await page.highlight(source, language);
  const pre = element('pre', codeProperties(source), element('code', {}, ...lines));
  return element('div', { className: ['nb-input'] }, prompt(cell), pre);
}

function prompt({ execution_count }: CodeCell): Element {
  return element('div', { className: ['nb-prompt'], ariaHidden: 'true' }, `In [${execution_count ?? ' '}]:`);
}

/** What options say about streams: that their text is Markdown, and which of their lines are noise. */
function prepareOutput(output: Output, { streamFilter, isAsis }: CellOptions): Output[] {
  if (output.output_type !== 'stream') return [output];
  const lines = output.text.split('\n');
  const kept =
    streamFilter.length === 0
      ? output.text
      : lines.filter((line) => !streamFilter.some((word) => line.includes(word))).join('\n');
  if (kept.trim() === '' && output.text.trim() !== '') return [];
  if (!isAsis || output.name !== 'stdout') return [{ ...output, text: kept }];
  return [
    { output_type: 'display_data', data: { 'text/markdown': kept }, metadata: {}, execution_count: null },
  ];
}
