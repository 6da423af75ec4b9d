import type { Element, ElementContent } from 'hast';
import {
  type CodeCell,
  type DisplayOutput,
  type ErrorOutput,
  multiline,
  type Output,
  objectOf,
  own,
  ownString,
} from '../nbformat/index.ts';
import type { CellOptions } from '../tree/cell-options.ts';
import { element } from '../tree/element.ts';
import type { Page } from '../tree/page.ts';
import { ansiToHast } from './ansi/ansi-to-hast.ts';
import { writeTerminal } from './ansi/terminal.ts';
import { coalesceStreams } from './coalesce-streams.ts';
import { mediaScheme } from './media-store.ts';
import { preformatted } from './preformatted.ts';
import { matches, type OutputContext } from './renderer.ts';
import { shortenText } from './shorten-text.ts';
import { liveOutputs, silentMediaTypes } from './table.ts';

/** The outputs of a code cell; `undefined` where there is nothing to show. */
export async function renderOutputs(
  cell: CodeCell,
  options: CellOptions,
  page: Page,
): Promise<Element | undefined> {
  const shown: Element[] = [];
  for (const output of coalesceStreams(cell.outputs)) {
    const rendered = await renderSafely(output, cell, options, page);
    if (rendered) shown.push(rendered);
  }
  if (shown.length === 0) return undefined;
  const className = ['nb-outputs', ...(options.scrolled ? ['nb-scrolled'] : [])];
  return element(
    'div',
    { className, ...(options.scrolled ? { tabIndex: 0, role: 'group', ariaLabel: 'Output' } : {}) },
    ...shown,
  );
}

/** One odd output must not take its cell down. */
async function renderSafely(
  output: Output,
  cell: CodeCell,
  options: CellOptions,
  page: Page,
): Promise<Element | undefined> {
  try {
    if (output.output_type === 'stream') return renderStream(output.name, output.text, options, page);
    if (output.output_type === 'error') return renderError(output, page);
    return await renderDisplay(output, cell, options, page);
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

function shorten(raw: string, page: Page): string {
  const { text, omitted } = shortenText(raw);
  if (omitted > 0) {
    const length = raw.length.toLocaleString('en');
    page.message(
      `A text of ${length} characters is too long for a page; its middle is left out.`,
      'long-text',
    );
  }
  return text;
}

function plain(text: string): string {
  return writeTerminal(text)
    .map((line) => line.map((run) => run.text).join(''))
    .join('\n');
}

function terminal(text: string, page: Page): ElementContent[] {
  return ansiToHast(text.replace(/\n+$/, ''), (declarations) => page.styles.classFor(declarations));
}

async function renderDisplay(
  output: DisplayOutput,
  cell: CodeCell,
  options: CellOptions,
  page: Page,
): Promise<Element | undefined> {
  const mediaTypes = Object.keys(output.data).filter((mediaType) => !silentMediaTypes.test(mediaType));
  const live = liveOutputs.find(([pattern]) => mediaTypes.some((mediaType) => pattern.test(mediaType)))?.[1];
  for (const renderer of page.renderers) {
    for (const mediaType of mediaTypes) {
      if (!matches(renderer, mediaType)) continue;
      const value = own(output.data, mediaType);
      if (value === undefined || value === null) continue;
      const content = await renderer.render(value, contextOf(mediaType, output, cell, options, page));
      if (!content || content.length === 0) continue;
      noteThumbnail(content, options, page);
      const isText = renderer.name === 'text';
      const fallback = live && isText ? [notice(`Here stands ${live}; a text takes its place.`)] : [];
      if (live && mediaType !== 'text/html')
        page.message(`For ${live}, its ${mediaType} fallback is shown.`, 'fallback');
      return element(
        'div',
        { className: ['nb-output', `nb-${renderer.name}`], dataMime: mediaType },
        ...content,
        ...fallback,
      );
    }
  }
  return nothingShown(mediaTypes, output, live, page);
}

function nothingShown(
  mediaTypes: string[],
  { data }: DisplayOutput,
  live: string | undefined,
  page: Page,
): Element | undefined {
  const isEmpty = mediaTypes.every((mediaType) => (multiline(own(data, mediaType)) ?? 'x').trim() === '');
  if (isEmpty) return undefined;
  // A bundle of scripts alone (`require.config`, plot libraries that load themselves) shows nothing in Jupyter either.
  const isScript = mediaTypes.every((mediaType) => /javascript$|^text\/html$/.test(mediaType));
  const what = live ?? `an output of type ${mediaTypes.join(', ')}`;
  page.message(`Nothing can be shown for ${what}: it has no fallback.`, 'no-fallback');
  return notice(
    isScript ? 'This output is drawn by a script, which pages do not run.' : `This page cannot show ${what}.`,
  );
}

function notice(text: string): Element {
  return element('p', { className: ['nb-notice'] }, text);
}

function contextOf(
  mediaType: string,
  output: DisplayOutput,
  cell: CodeCell,
  options: CellOptions,
  page: Page,
): OutputContext {
  const metadata = objectOf(own(output.metadata, mediaType));
  const merged = { ...output.metadata, ...metadata };
  return {
    mediaType,
    metadata: merged,
    alt: altText(ownString(merged, 'alt'), options, page),
    caption: options.caption,
    media: page.media,
    html: (source) => page.html(source),
    markdown: (source) => page.markdown(source, cell.id),
    math: (tex, display) => page.math.render({ source: tex, tex, display }),
    terminal: (source) => terminal(shorten(source, page), page),
    nextTable: () => ++page.tables,
    message: (reason, ruleId) => page.message(reason, ruleId),
  };
}

/** What a picture shows, in the words of the author; else what the text around it is about. */
function altText(own: string | undefined, { alt, caption }: CellOptions, page: Page): string {
  const written = [own, alt, caption].find(
    (text) => text !== undefined && text.trim() !== '' && !/^<Figure /.test(text),
  );
  if (written) return written.trim();
  return page.heading ? `Figure: ${page.heading}` : `Output of cell ${page.cell ?? 1}`;
}

/** `nbsphinx-thumbnail` marks the picture that stands for the notebook. */
function noteThumbnail(content: ElementContent[], { tags }: CellOptions, page: Page): void {
  if (page.thumbnail !== undefined || !tags.includes('nbsphinx-thumbnail')) return;
  const source = JSON.stringify(content).match(/"src":"notebook-media:([^"]+)"/)?.[1];
  if (source) page.thumbnail = source.replace(mediaScheme, '');
}
