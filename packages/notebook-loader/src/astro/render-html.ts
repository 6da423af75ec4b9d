import { getImage } from 'astro:assets';
import { findImages, type ImageMark } from './image-marks.ts';
import type { Span } from './mark-positions.ts';
import { MEDIA_SCHEME } from './media-scheme.ts';
import type { PreparedNotebook } from './prepared-notebook.ts';
import type { NotebookModule } from './registry.ts';

/** Names of the classes that take the place of styles in a notebook. */
const GENERATED_CLASS = /\bnb-s(?:cope)?-[0-9a-f]{10}\b/;

/**
 * The HTML of a notebook, or of a piece of it, with its images optimised and all its addresses final. The whole holds a
 * link to the notebook's own stylesheet, where it has one; to a piece the caller adds it.
 *
 * @throws if the notebook cannot be shown; ask for its `diagnosis` first.
 */
export async function renderHtml(module: NotebookModule, span?: Span): Promise<string> {
  const { notebook, images, files, stylesheet } = module;
  if (notebook === undefined) throw new Error('A notebook that cannot be shown has no HTML.');
  const html = span ? notebook.html.slice(...span) : withStylesheet(notebook, stylesheet);
  let finished = '';
  let end = 0;
  for (const mark of findImages(html)) {
    finished += html.slice(end, mark.start) + (await renderImage(mark.attributes, images));
    end = mark.end;
  }
  finished += html.slice(end);
  for (const [key, address] of Object.entries(files)) {
    finished = finished.replaceAll(`"${MEDIA_SCHEME}${key}"`, `"${escapeAttribute(address)}"`);
  }
  return finished;
}

/**
 * Links the stylesheet in the first cell that needs it. A browser waits for it before it paints what follows, and the
 * text before that, which is most of what is seen first, waits for nothing.
 */
function withStylesheet(
  { html, cells }: Pick<PreparedNotebook, 'html' | 'cells'>,
  stylesheet?: string,
): string {
  if (stylesheet === undefined) return html;
  const firstUse = html.search(GENERATED_CLASS);
  const cell = cells.findLast(({ whole: [start] }) => start <= firstUse);
  const at = cell?.whole[0] ?? 0;
  return `${html.slice(0, at)}<link rel="stylesheet" href="${escapeAttribute(stylesheet)}">${html.slice(at)}`;
}

async function renderImage(json: string, images: NotebookModule['images']): Promise<string> {
  const { src, layout: _, densities: __, format: ___, ...attributes }: ImageMark = JSON.parse(json);
  const image = images[src];
  if (image === undefined)
    throw new Error(`The notebook shows the image "${src}", but its module does not import it.`);
  if (typeof image === 'string') return formatAttributes({ ...attributes, src: image });
  const optimised = await getImage({ ...JSON.parse(json), src: image });
  return formatAttributes({
    ...optimised.attributes,
    src: optimised.src,
    srcset: optimised.srcSet.values.length > 0 ? optimised.srcSet.attribute : undefined,
  });
}

function formatAttributes(attributes: Record<string, unknown>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => `${name}="${value === true ? '' : escapeAttribute(String(value))}"`)
    .join(' ');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
