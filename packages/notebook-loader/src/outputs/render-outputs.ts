import type { Element } from 'hast';
import type { CodeCell, ErrorOutput, Output } from '../nbformat/index.ts';
import type { CellOptions } from '../tree/cell-options.ts';
import { element } from '../tree/element.ts';
import type { Page } from '../tree/page.ts';
import { renderTrusted } from '../trust/frames/render-trusted.ts';
import { writeTerminal } from './ansi/terminal.ts';
import { coalesceStreams } from './coalesce-streams.ts';
import { notice } from './notice.ts';
import { preformatted } from './preformatted.ts';
import { renderDisplay } from './render-display.ts';
import { shorten, terminal } from './terminal-text.ts';

/** Outputs within outputs within …; a widget may show itself. */
const deepest = 4;

/** The outputs of a code cell; `undefined` where there is nothing to show. */
export async function renderOutputs(
  cell: CodeCell,
  options: CellOptions,
  page: Page,
): Promise<Element | undefined> {
  const render = (outputs: readonly Output[]) => renderEach(outputs, cell, options, page, 0);
  const shown = page.options.trust
    ? await renderTrusted(cell.outputs, page, render)
    : await render(cell.outputs);
  if (shown.length === 0) return undefined;
  const className = ['nb-outputs', ...(options.scrolled ? ['nb-scrolled'] : [])];
  return element(
    'div',
    { className, ...(options.scrolled ? { tabIndex: 0, role: 'group', ariaLabel: 'Output' } : {}) },
    ...shown,
  );
}

async function renderEach(
  outputs: readonly Output[],
  cell: CodeCell,
  options: CellOptions,
  page: Page,
  depth: number,
): Promise<Element[]> {
  if (depth > deepest) {
    page.message(`Outputs are nested deeper than ${deepest} levels; the rest is left out.`, 'too-deep');
    return [notice('Outputs are nested too deeply to be shown.')];
  }
  const shown: Element[] = [];
  for (const output of coalesceStreams(outputs)) {
    const rendered = await renderSafely(output, cell, options, page, depth);
    if (rendered) shown.push(rendered);
  }
  return shown;
}

/** One odd output must not take its cell down. */
async function renderSafely(
  output: Output,
  cell: CodeCell,
  options: CellOptions,
  page: Page,
  depth: number,
): Promise<Element | undefined> {
  try {
    if (output.output_type === 'stream') return renderStream(output.name, output.text, options, page);
    if (output.output_type === 'error') return renderError(output, page);
    const nested = (outputs: readonly Output[]) => renderEach(outputs, cell, options, page, depth + 1);
    return await renderDisplay(output, cell, options, page, nested);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    page.message(`An output could not be rendered: ${cause}`, 'output-error');
    return notice('This output could not be rendered.');
  }
}

function renderStream(
  name: 'stdout' | 'stderr',
  raw: string,
  options: CellOptions,
  page: Page,
): Element | undefined {
  if (name === 'stdout' ? !options.stdout : !options.stderr) return undefined;
  const text = shorten(raw, page);
  const content = terminal(text, page);
  if (content.length === 0) return undefined;
  const mime = `application/vnd.jupyter.${name}`;
  return element(
    'div',
    { className: ['nb-output', 'nb-stream', `nb-${name}`], dataMime: mime },
    preformatted(text, content),
  );
}

function renderError({ ename, evalue, traceback }: ErrorOutput, page: Page): Element {
  const summary = evalue ? `${ename}: ${evalue}` : ename;
  const text = shorten(traceback.join('\n').trimEnd(), page);
  const content = terminal(text || summary, page);
  const body = preformatted(text || summary, content);
  const named = text === '' || plain(text).includes(ename);
  const parts = named ? [body] : [element('p', { className: ['nb-error-name'] }, summary), body];
  const isLong = text.split('\n').length > 60;
  return element(
    'div',
    { className: ['nb-output', 'nb-error'], dataMime: 'application/vnd.jupyter.error' },
    ...(isLong
      ? [element('details', { className: ['nb-fold'] }, element('summary', {}, summary.slice(0, 300)), body)]
      : parts),
  );
}

function plain(text: string): string {
  return writeTerminal(text)
    .map((line) => line.map((run) => run.text).join(''))
    .join('\n');
}
