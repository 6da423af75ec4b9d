import type { Element, Root } from 'hast';
import { mediaFile } from '../outputs/media-file.ts';
import { mediaScheme, type NotebookMedia } from '../outputs/media-store.ts';
import { element } from '../tree/element.ts';
import { replaceElements } from '../tree/replace-elements.ts';
import type { TrustContext } from './sanitize.ts';
import { classifyUrl, type UrlKind } from './url-policy.ts';

/** Applies the URL policy to every link, picture and player of a sanitised tree, in place. */
export function confineUrls(tree: Root, context: TrustContext): void {
  replaceElements(tree, (node) => {
    if (node.tagName === 'img') return [confineImage(node, context)];
    if (node.tagName === 'a') confineLink(node, context);
    else if (/^(?:video|audio|source)$/.test(node.tagName)) confinePlayer(node, context);
    return undefined;
  });
}

function confineLink(link: Element, context: TrustContext): void {
  const { href } = link.properties;
  if (typeof href !== 'string') return;
  const address = classifyUrl(href, 'link');
  if (address.kind === 'attachment') {
    const file = context.attachment(address.name);
    if (file) link.properties.href = `${mediaScheme}${file.name}`;
    else blockLink(link, `the attachment “${address.name}” is not in the notebook`, context);
  } else if (address.kind === 'relative') {
    link.properties.href = address.url;
    if (/\.ipynb(?:[?#]|$)/i.test(address.url)) link.properties.dataNotebookLink = '';
  } else if (address.kind === 'fragment' || address.kind === 'absolute') {
    link.properties.href = address.url;
  } else {
    const reason =
      address.kind === 'data' ? 'a data: address, which is not allowed in links' : address.reason;
    blockLink(link, `it has ${reason}`, context);
  }
}

function blockLink(link: Element, reason: string, { message }: TrustContext): void {
  delete link.properties.href;
  message(`A link is shown as text: ${reason}.`, 'blocked-link');
}

/** The picture, with an address that may be loaded, or what stands in its place. */
function confineImage(image: Element, context: TrustContext): Element {
  const source = String(image.properties.src ?? '');
  const alt = String(image.properties.alt ?? '');
  image.properties.alt = alt;
  image.properties.loading = 'lazy';
  image.properties.decoding = 'async';
  if (source.startsWith(mediaScheme)) return image;
  const address = classifyUrl(source, 'load');
  switch (address.kind) {
    case 'relative':
      image.properties.src = address.url;
      image.properties.dataNotebookRelative = '';
      return image;
    case 'absolute':
      if (address.host === '' || isAllowed(address.host, context.remoteImages)) {
        image.properties.src = address.url;
        image.properties.referrerPolicy = 'no-referrer';
        return image;
      }
      context.message(
        `The picture ${address.url} is shown as a link: its host is not in \`remoteImages\`.`,
        'remote-image',
      );
      return element(
        'a',
        { className: ['nb-remote-image'], href: address.url },
        alt || `Picture at ${address.host}`,
      );
    case 'data':
    case 'attachment': {
      const file = address.kind === 'data' ? dataFile(address, context) : context.attachment(address.name);
      if (file?.mediaType.startsWith('image/')) return withFile(image, file);
      const what =
        address.kind === 'data'
          ? 'its data is no picture'
          : `the attachment “${address.name}” is not in the notebook`;
      return missing(alt, what, context);
    }
    default:
      return missing(alt, 'reason' in address ? `it has ${address.reason}` : 'it has no address', context);
  }
}

function withFile(image: Element, file: NotebookMedia): Element {
  image.properties.src = `${mediaScheme}${file.name}`;
  const { width, height } = image.properties;
  // A lone width or height keeps the picture's proportions only where both or none are stated.
  if (file.width && file.height) {
    const ratio = file.width / file.height;
    const w = pixels(width);
    const h = pixels(height);
    image.properties.width = w ?? (h ? Math.round(h * ratio) : file.width);
    image.properties.height = h ?? Math.round((w ?? file.width) / ratio);
  }
  return image;
}

function pixels(value: unknown): number | undefined {
  const number = /^\s*(\d{1,5})(?:px)?\s*$/.exec(String(value ?? ''))?.[1];
  return number === undefined || Number(number) === 0 ? undefined : Number(number);
}

function missing(alt: string, reason: string, { message }: TrustContext): Element {
  message(`A picture${alt ? ` (“${alt}”)` : ''} is not shown: ${reason}.`, 'missing-image');
  return element('span', { className: ['nb-missing'] }, alt || 'Picture not available');
}

function confinePlayer(node: Element, context: TrustContext): void {
  const { src, poster } = node.properties;
  delete node.properties.poster;
  delete node.properties.autoplay;
  if (typeof src === 'string') node.properties.src = playerSource(src, context);
  if (typeof poster === 'string') {
    const address = classifyUrl(poster, 'load');
    const file = address.kind === 'data' ? dataFile(address, context) : undefined;
    if (file?.mediaType.startsWith('image/')) node.properties.poster = `${mediaScheme}${file.name}`;
  }
  if (node.tagName !== 'source') {
    node.properties.controls = true;
    node.properties.preload = 'none';
  }
}

function playerSource(src: string, context: TrustContext): string | undefined {
  const address = classifyUrl(src, 'load');
  if (address.kind === 'relative') return address.url;
  if (address.kind === 'data') {
    const file = dataFile(address, context);
    if (file && /^(?:video|audio)\//.test(file.mediaType)) return `${mediaScheme}${file.name}`;
  }
  if (address.kind === 'absolute' && (address.host === '' || isAllowed(address.host, context.remoteImages)))
    return address.url;
  context.message('A video or sound is not shown: its address may not be loaded.', 'blocked-media');
  return undefined;
}

function dataFile(
  address: Extract<UrlKind, { kind: 'data' }>,
  { media }: TrustContext,
): NotebookMedia | undefined {
  const content = address.base64 ? address.body : unescapeData(address.body);
  const file = mediaFile(address.mediaType, content);
  return file ? media.add(file) : undefined;
}

function unescapeData(body: string): string {
  try {
    return decodeURIComponent(body);
  } catch {
    return body;
  }
}

function isAllowed(host: string, allowed: readonly string[]): boolean {
  return allowed.some(
    (name) => name === '*' || name === host || (name.startsWith('*.') && host.endsWith(name.slice(1))),
  );
}
