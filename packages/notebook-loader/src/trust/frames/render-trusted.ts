import type { Element } from 'hast';
import type { Output } from '../../nbformat/index.ts';
import { coalesceStreams } from '../../outputs/coalesce-streams.ts';
import { mediaScheme } from '../../outputs/media-store.ts';
import { element } from '../../tree/element.ts';
import type { Page } from '../../tree/page.ts';
import { frameDocument } from './frame-document.ts';
import { type LiveMarkup, liveMarkup } from './live-markup.ts';
import { frameHeights, frameSizeScript } from './size-script.ts';

/** More than this is loaded anew by no frame. In characters. */
const longestLoaders = 8_000_000;

/**
 * The outputs of one cell of a trusted notebook. Neighbours that need scripts share a frame, since one often draws into the
 * other; what an earlier cell loaded is there too. An output that can be drawn without scripts is, and opens its live version
 * on demand.
 *
 * @param render shows outputs as a page without trust does.
 */
export async function renderTrusted(
  outputs: readonly Output[],
  page: Page,
  render: (outputs: readonly Output[]) => Promise<Element[]>,
): Promise<Element[]> {
  const shown: Element[] = [];
  let neighbours: LiveMarkup[] = [];
  const closeFrame = () => {
    if (neighbours.some(({ role }) => role === 'runs')) shown.push(frameOutput(neighbours, page));
    neighbours = [];
  };
  for (const output of coalesceStreams(outputs)) {
    const live = liveMarkup(output);
    if (live?.role === 'loads') {
      page.frameLoaders.push(live.html);
      continue;
    }
    if (!live) {
      closeFrame();
      shown.push(...(await render([output])));
      continue;
    }
    const drawn = live.drawable ? await draw(output) : [];
    if (drawn.length === 0) {
      neighbours.push(live);
      continue;
    }
    closeFrame();
    drawn.at(-1)?.children.push(onDemand(live, page));
    shown.push(...drawn);
  }
  closeFrame();
  return shown;

  /** The output without scripts; empty where that is no more than a text, of which nothing is reported then. */
  async function draw(output: Output): Promise<Element[]> {
    page.heldMessages = [];
    const drawn = await render([output]);
    const held = page.heldMessages;
    page.heldMessages = undefined;
    if (!drawn.some(isDrawn)) return [];
    for (const { reason, ruleId } of held) page.message(reason, ruleId);
    return drawn;
  }
}

/** Whether an output shows more than its text. */
function isDrawn({ properties }: Element): boolean {
  const classes = Array.isArray(properties.className) ? properties.className.map(String) : [];
  return classes.includes('nb-output') && !classes.some((name) => /^nb-(?:text|html)$/.test(name));
}

function frameOutput(neighbours: readonly LiveMarkup[], page: Page): Element {
  return element(
    'div',
    { className: ['nb-output', 'nb-frame'], dataMime: neighbours[0]?.mediaType ?? 'text/html' },
    ...frame(neighbours.map(({ html }) => html).join('\n'), page),
  );
}

/** A closed fold has no place on the screen, so that its frame loads when it is opened. */
function onDemand(live: LiveMarkup, page: Page): Element {
  const summary = element('summary', {}, 'Interactive version');
  return element('details', { className: ['nb-fold', 'nb-frame'] }, summary, ...frame(live.html, page));
}

function frame(html: string, page: Page): Element[] {
  const file = (extension: string, mediaType: string, content: string) =>
    `${mediaScheme}${page.media.add({ extension, mediaType, bytes: new TextEncoder().encode(content) }).name}`;
  return [
    element('iframe', {
      // Vite's dev server keeps `.html` for pages.
      src: file('htm', 'text/html', frameDocument(loadersOf(page) + html)),
      sandbox: ['allow-scripts'],
      loading: 'lazy',
      height: frameHeights.initial,
      title: `Output of cell ${page.cell ?? 1}`,
      referrerPolicy: 'no-referrer',
    }),
    element('script', { type: 'module', src: file('js', 'text/javascript', frameSizeScript) }),
  ];
}

function loadersOf({ frameLoaders, message }: Page): string {
  const loaders = frameLoaders.join('\n');
  if (loaders.length <= longestLoaders) return loaders;
  message(
    `The scripts that the notebook loads for its outputs have ${loaders.length.toLocaleString('en')} characters; a frame leaves them out. Load them from a CDN in the notebook (for Plotly: init_notebook_mode(connected=True)).`,
    'long-loader',
  );
  return '';
}
