import { type RenderOptions, renderNotebook, toHtml } from '../src/render.ts';

/** JSON of a notebook with these cells. */
export function notebook(cells: unknown[], metadata: object = { language_info: { name: 'python' } }): string {
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells });
}

export function markdown(source: string, rest: object = {}): object {
  return { cell_type: 'markdown', metadata: {}, source, ...rest };
}

export function code(source: string, outputs: unknown[] = [], metadata: object = {}): object {
  return { cell_type: 'code', execution_count: 1, metadata, source, outputs };
}

export function display(data: object, metadata: object = {}): object {
  return { output_type: 'display_data', data, metadata };
}

export function stream(text: string, name = 'stdout'): object {
  return { output_type: 'stream', name, text };
}

/** What a page shows of these cells. */
export async function renderCells(cells: unknown[], options: RenderOptions = {}) {
  const rendered = await renderNotebook(notebook(cells), options);
  const rules = rendered.messages.map(({ ruleId }) => ruleId);
  return { ...rendered, html: toHtml(rendered.hast), rules };
}

/** What a page shows of one Markdown cell. */
export function renderMarkdown(source: string, options: RenderOptions = {}) {
  return renderCells([markdown(source)], options);
}

/** What a page shows of one output. */
export function renderOutput(data: object, options: RenderOptions = {}) {
  return renderCells([code('', [display(data)])], options);
}

/** A white picture of one pixel. */
export const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
