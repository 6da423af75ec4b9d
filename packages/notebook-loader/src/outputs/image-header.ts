export interface ImageHeader {
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/bmp' | 'image/avif';
  extension: string;
  /** In pixels; absent where the header does not tell. */
  width?: number;
  height?: number;
}

/** Reads kind and size of a raster picture from its first bytes; `undefined` where it is none. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') {
    const size = bytes.length >= 24 ? { width: view.getUint32(16), height: view.getUint32(20) } : {};
    return { mediaType: 'image/png', extension: 'png', ...size };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) {
    return { mediaType: 'image/jpeg', extension: 'jpg', ...jpegSize(view) };
  }
  if (/^GIF8[79]a$/.test(ascii(0, 6))) {
    const size =
      bytes.length >= 10 ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : {};
    return { mediaType: 'image/gif', extension: 'gif', ...size };
  }
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') {
    return { mediaType: 'image/webp', extension: 'webp', ...webpSize(view, ascii(12, 16)) };
  }
  if (ascii(0, 2) === 'BM' && bytes.length >= 26) {
    const size = { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
    return { mediaType: 'image/bmp', extension: 'bmp', ...size };
  }
  if (/^ftypavi[fs]$/.test(ascii(4, 12)))
    return { mediaType: 'image/avif', extension: 'avif', ...avifSize(bytes, view) };
  return undefined;
}

/** Size from the first start-of-frame segment. */
function jpegSize(view: DataView): { width: number; height: number } | undefined {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function webpSize(view: DataView, chunk: string): { width: number; height: number } | undefined {
  if (view.byteLength < 30) return undefined;
  if (chunk === 'VP8 ') {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (chunk !== 'VP8X') return undefined;
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  return { width: uint24(24) + 1, height: uint24(27) + 1 };
}

/** Size from the first `ispe` (image spatial extents) box. */
function avifSize(bytes: Uint8Array, view: DataView): { width: number; height: number } | undefined {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).indexOf('ispe');
  if (at === -1 || at + 16 > view.byteLength) return undefined;
  return { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
}
