import type { Element, ElementContent } from 'hast';
import {
  type CodeCell,
  type DisplayOutput,
  type JsonObject,
  type JsonValue,
  multiline,
  type Output,
  objectOf,
  own,
  ownString,
} from '../nbformat/index.ts';
import type { CellOptions } from '../tree/cell-options.ts';
import { element } from '../tree/element.ts';
import type { Page } from '../tree/page.ts';
import { safeDeclarations } from '../trust/declarations.ts';
import { mediaScheme } from './media-store.ts';
import { notice } from './notice.ts';
import { matches, type OutputContext, type OutputRenderer } from './renderer.ts';
import { repeatsRicher } from './repeats-richer.ts';
import { liveOutputs, silentMediaTypes } from './table.ts';
import { shorten, terminal } from './terminal-text.ts';

/**
 * The first row of the table that fits an output's bundle and has something to show. Where that is only a text, or nothing, in
 * the place of something richer, the page says so.
 */
export async function renderDisplay(
  output: DisplayOutput,
  cell: CodeCell,
  options: CellOptions,
  page: Page,
  nested: (outputs: readonly Output[]) => Promise<ElementContent[]>,
): Promise<Element | undefined> {
  const mediaTypes = Object.keys(output.data).filter((mediaType) => !silentMediaTypes.test(mediaType));
  const live = liveOutputs.find(([pattern]) => mediaTypes.some((mediaType) => pattern.test(mediaType)));
  const reasons: string[] = [];
  const pass = (reason: string) => {
    if (reasons.includes(reason)) return;
    reasons.push(reason);
    page.message(reason, 'fallback');
  };
  for (const renderer of page.renderers) {
    for (const mediaType of mediaTypes) {
      if (!matches(renderer, mediaType)) continue;
      const value = own(output.data, mediaType);
      if (value === undefined || value === null) continue;
      if (mediaType === 'text/plain' && repeatsRicher(multiline(value) ?? '', output.data)) continue;
      const context = {
        ...contextOf(mediaType, output, cell, options, page),
        mediaTypes,
        outputs: nested,
        fallback: () => nested([{ ...output, data: without(output.data, mediaType) }]),
        pass,
        passed: reasons,
      };
      const content = await renderOrPass(renderer, value, context);
      if (!content || content.length === 0) continue;
      noteThumbnail(content, options, page);
      const standsIn = live && !live[0].test(mediaType) && mediaType !== 'text/html';
      if (standsIn && reasons.length === 0)
        page.message(`For ${live[1]}, its ${mediaType} fallback is shown.`, 'fallback');
      const isText = renderer.name === 'text';
      const said = standsIn ? [`Here stands ${live[1]}; a text takes its place.`, ...reasons] : reasons;
      return element(
        'div',
        { className: ['nb-output', `nb-${renderer.name}`], dataMime: mediaType },
        ...content,
        ...(isText && said.length > 0 ? [notice(said.join(' '))] : []),
      );
    }
  }
  return nothingShown(mediaTypes, output, live?.[1], reasons, page);
}

function without(data: JsonObject, mediaType: string): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== mediaType));
}

/** One odd value must not take the rest of its bundle down. */
async function renderOrPass(
  renderer: OutputRenderer,
  value: JsonValue,
  context: OutputContext,
): Promise<ElementContent[] | undefined> {
  try {
    return await renderer.render(value, context);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    context.message(`The ${context.mediaType} of an output could not be rendered: ${cause}`, 'output-error');
    context.pass(`Its ${context.mediaType} could not be rendered.`);
    return undefined;
  }
}

function nothingShown(
  mediaTypes: string[],
  { data }: DisplayOutput,
  live: string | undefined,
  reasons: string[],
  page: Page,
): Element | undefined {
  const isEmpty = mediaTypes.every((mediaType) => (multiline(own(data, mediaType)) ?? 'x').trim() === '');
  if (isEmpty) return undefined;
  if (reasons.length > 0) return notice(reasons.join(' '));
  // A bundle of scripts alone (`require.config`, plot libraries that load themselves) shows nothing in Jupyter either.
  const isScript = mediaTypes.every((mediaType) => /javascript$|^text\/(?:html|plain)$/.test(mediaType));
  const what = live ?? `an output of type ${mediaTypes.join(', ')}`;
  page.message(`Nothing can be shown for ${what}: it has no fallback.`, 'no-fallback');
  return notice(
    isScript ? 'This output is drawn by a script, which pages do not run.' : `This page cannot show ${what}.`,
  );
}

function contextOf(
  mediaType: string,
  output: DisplayOutput,
  cell: CodeCell,
  options: CellOptions,
  page: Page,
): Omit<OutputContext, 'mediaTypes' | 'outputs' | 'fallback' | 'pass' | 'passed'> {
  const metadata = { ...output.metadata, ...objectOf(own(output.metadata, mediaType)) };
  const altFor = (content?: string) => altText(ownString(metadata, 'alt'), content, options, page);
  return {
    mediaType,
    metadata,
    notebookMetadata: page.notebook.metadata,
    alt: altFor(),
    altFor,
    caption: options.caption,
    media: page.media,
    cache: page.options.cache,
    remoteData: page.options.remoteData ?? [],
    html: (source) => page.html(source),
    markdown: (source) => page.markdown(source, cell.id),
    math: (tex, display) => page.math.render({ source: tex, tex, display }),
    terminal: (source) => terminal(shorten(source, page), page),
    classFor: (declarations) => {
      const safe = safeDeclarations(declarations);
      return safe === '' ? undefined : page.styles.classFor(safe);
    },
    nextTable: () => ++page.tables,
    message: (reason, ruleId) => page.message(reason, ruleId),
  };
}

/** What a picture shows, in the words of the author; else in its own; else what the text around it is about. */
function altText(
  own: string | undefined,
  content: string | undefined,
  { alt, caption }: CellOptions,
  page: Page,
): string {
  const written = [own, alt, caption, content].find(
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
