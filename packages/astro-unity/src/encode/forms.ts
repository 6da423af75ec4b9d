import type { ExportPart } from '../export/types.ts';

/**
 * What a host does with bodies:
 * - `headers`: it sends `Content-Encoding`. Brotli for the download; gzip, which a page decodes by itself where the header
 *   is missing after all.
 * - `unknown`: it may do that, or send files as they are. The same, except for what no page can decode.
 * - `edge`: it compresses what it takes for text or code, and nothing else, and must not be told of an encoding.
 * - `plain`: it sends files as they are, so that gzip is the only form that is worth deploying.
 */
export type Delivery = 'headers' | 'unknown' | 'edge' | 'plain';

/** One form of a part; `identity` is its decoded bytes. */
export type Form = 'br' | 'gzip' | 'identity';

/** Hosts that compress at the edge take no file that is larger, in bytes. */
const MAX_EDGE_BYTES = 25 * 1024 ** 2;

/** Unity's own code asks for these by address, so a page has no chance to decode them. */
const NOT_DECODED = new Set<ExportPart['role']>(['memory', 'symbols']);

/** What a compressing edge takes for code: sent as it is, it keeps the browser's cache of compiled code. */
const EDGE_COMPRESSES = new Set<ExportPart['role']>(['framework', 'code', 'worker']);

/** The forms in which a part is deployed, the one to load first. */
export function formsOf({ role, decodedBytes }: ExportPart, delivery: Delivery): readonly Form[] {
  if (delivery !== 'headers' && NOT_DECODED.has(role)) return ['identity'];
  switch (delivery) {
    case 'headers':
    case 'unknown':
      return ['br', 'gzip'];
    case 'plain':
      return ['gzip'];
    case 'edge':
      return EDGE_COMPRESSES.has(role) && decodedBytes <= MAX_EDGE_BYTES ? ['identity'] : ['gzip'];
  }
}
