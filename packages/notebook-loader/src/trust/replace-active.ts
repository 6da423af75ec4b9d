import type { Element, Root } from 'hast';
import { mediaScheme } from '../outputs/media-store.ts';
import { element } from '../tree/element.ts';
import { replaceElements } from '../tree/replace-elements.ts';
import type { TrustContext } from './sanitize.ts';
import { serializeSvg } from './svg.ts';
import { classifyUrl } from './url-policy.ts';

/**
 * Replaces what the sanitiser would drop by what a static page can show: an inline `<svg>` by a picture of it, a frame by a
 * link to what it would have shown, `<a name>` by an id. Reports what is lost.
 */
export function replaceActive(tree: Root, context: TrustContext): void {
  replaceElements(tree, (node) => {
    if (node.tagName === 'a') nameToId(node);
    if (node.tagName === 'svg') return [pictureOf(node, context)];
    if (node.tagName === 'iframe') return linkTo(node, context);
    if (/^(?:script|object|embed|applet)$/.test(node.tagName)) {
      const type = String(node.properties.type ?? '');
      const isData = node.tagName === 'script' && /json|tex|template|markdown/.test(type);
      if (!isData)
        context.message(
          `<${node.tagName}> is left out: nothing of a notebook runs in its page.`,
          'active-content',
        );
      return [];
    }
    return undefined;
  });
}

/** `<a name>`, the anchor of older HTML. */
function nameToId({ properties }: Element): void {
  if (typeof properties.name === 'string' && properties.id === undefined) properties.id = properties.name;
  delete properties.name;
}

function pictureOf(svg: Element, { media }: TrustContext): Element {
  const alt = titleOf(svg);
  const { source, size } = serializeSvg(svg);
  const bytes = new TextEncoder().encode(source);
  const file = media.add({ mediaType: 'image/svg+xml', extension: 'svg', bytes, size });
  return element('img', { src: `${mediaScheme}${file.name}`, alt, ...size });
}

/** The `<title>`, else the texts of a drawing. */
function titleOf(svg: Element): string {
  const texts: string[] = [];
  let title = '';
  replaceElements(svg, (node) => {
    if (node.tagName !== 'title' && node.tagName !== 'text') return;
    const content = node.children
      .map((child) => (child.type === 'text' ? child.value : ''))
      .join(' ')
      .trim();
    if (node.tagName === 'title') title ||= content;
    else if (content) texts.push(content);
  });
  return (title || texts.join(', ')).replace(/\s+/g, ' ').slice(0, 300);
}

function linkTo(frame: Element, context: TrustContext): Element[] {
  const address = classifyUrl(String(frame.properties.src ?? ''), 'link');
  if (address.kind !== 'absolute' && address.kind !== 'relative') {
    context.message(
      'A frame with its own markup is left out: nothing of a notebook runs in its page.',
      'active-content',
    );
    return [];
  }
  const url = address.kind === 'absolute' ? watchPage(address.url) : address.url;
  context.message(`A frame is shown as a link to ${url}.`, 'frame');
  const title = String(frame.properties.title ?? '').trim();
  return [
    element('p', { className: ['nb-embed'] }, element('a', { href: url }, title || `Open ${readable(url)}`)),
  ];
}

/** The page of a YouTube or Vimeo video in the place of its player. */
function watchPage(url: string): string {
  const youtube = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+)/.exec(url);
  if (youtube) return `https://www.youtube.com/watch?v=${youtube[1]}`;
  const vimeo = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/.exec(url);
  return vimeo ? `https://vimeo.com/${vimeo[1]}` : url;
}

function readable(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '')
    .slice(0, 80);
}
