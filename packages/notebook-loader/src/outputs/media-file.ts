import { cleanSvg } from '../trust/svg.ts';
import { readImageHeader } from './image-header.ts';
import type { MediaFile } from './media-store.ts';

/** Files that browsers play or show without running anything in them, and their extensions. */
const playable: Record<string, string> = {
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/wave': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'audio/webm': 'weba',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/ogg': 'ogv',
  'application/pdf': 'pdf',
};

/**
 * A file from the content of an output or attachment: base64 for binary types, text for SVG. Pictures are told by their
 * content, whatever type they claim; SVG is sanitised. `undefined` where it is no file that a page may show.
 */
export function mediaFile(mediaType: string, content: string): MediaFile | undefined {
  if (mediaType === 'image/svg+xml') return svgFile(decodeSvg(content));
  if (!mediaType.startsWith('image/') && !Object.hasOwn(playable, mediaType)) return undefined;
  const bytes = decodeBase64(content);
  if (mediaType.startsWith('image/')) {
    const header = readImageHeader(bytes);
    if (!header) return undefined;
    const { width, height } = header;
    const size = width && height && width < 32_768 && height < 32_768 ? { width, height } : undefined;
    return { mediaType: header.mediaType, extension: header.extension, bytes, size };
  }
  const extension = playable[mediaType];
  return extension === undefined || bytes.length === 0 ? undefined : { mediaType, extension, bytes };
}

/** A sanitised SVG as a file. */
export function svgFile(source: string): MediaFile | undefined {
  const svg = cleanSvg(source);
  if (!svg) return undefined;
  return {
    mediaType: 'image/svg+xml',
    extension: 'svg',
    bytes: new TextEncoder().encode(svg.source),
    size: svg.size,
  };
}

/** SVG is text in outputs, but base64 in some attachments. */
function decodeSvg(content: string): string {
  return content.includes('<') ? content : Buffer.from(content, 'base64').toString('utf8');
}

/** Small buffers are parts of one that many share, and are copied, so that nobody holds that, or gets at the rest of it. */
function decodeBase64(content: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(content, 'base64');
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  return byteLength > Buffer.poolSize ? bytes : bytes.slice();
}
