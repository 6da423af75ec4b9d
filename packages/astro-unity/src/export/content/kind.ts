/** What a decoded file is, judged by its first bytes. */
export type FileKind =
  | 'loader'
  | 'unity-loader'
  | 'unity-5-loader'
  | 'framework'
  | 'wasm'
  | 'data'
  | 'json'
  | 'html'
  | 'image'
  | 'script'
  | 'unknown';

const WASM_MAGIC = Buffer.from([0x00, 0x61, 0x73, 0x6d]);
export const DATA_MAGIC = Buffer.from('UnityWebData1.0\0');

/** How much of a file `sniffKind` looks at. */
export const KIND_HEAD_LENGTH = 4096;

/** The kind of a file, from its first decoded bytes. */
export function sniffKind(head: Uint8Array): FileKind {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, KIND_HEAD_LENGTH));
  if (startsWith(bytes, WASM_MAGIC)) return 'wasm';
  if (startsWith(bytes, DATA_MAGIC)) return 'data';
  if (isImage(bytes)) return 'image';
  if (!isText(bytes)) return 'unknown';

  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (/^\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)/is.test(text)) return 'html';
  if (/\bfunction\s+createUnityInstance\s*\(|\bcreateUnityInstance\s*=/.test(text)) return 'loader';
  if (/\bvar\s+UnityLoader\s*=/.test(text)) return 'unity-loader';
  // One of its first functions; which, differs with the patches of Unity 5.
  if (/\bfunction\s+(?:CompatibilityCheck|LoadJSCodeBlob)\s*\(/.test(text)) return 'unity-5-loader';
  if (/\b(?:function|var|let|const)\s+(?:unityFramework|UnityModule)\b/.test(text)) return 'framework';
  if (/^\s*\(?function\s*\(\s*Module\s*\)/.test(text)) return 'framework';
  if (/^\s*[{[]/.test(text) && /^\s*(?:\{\s*(?:"|\}|$)|\[)/.test(text)) return 'json';
  return text.trim() === '' ? 'unknown' : 'script';
}

/** Whether bytes are text: no control characters but white space. */
export function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  return bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** The first bytes of a file for an error message, as text where they are text. */
export function describeHead(head: Uint8Array): string {
  const start = head.subarray(0, 16);
  if (isText(start)) return JSON.stringify(Buffer.from(start).toString('latin1'));
  return `the bytes ${Buffer.from(start.subarray(0, 8))
    .toString('hex')
    .replace(/(..)(?=.)/g, '$1 ')}`;
}

function isImage(bytes: Buffer): boolean {
  const signatures = ['ffd8ff', '89504e47', '47494638', '52494646'];
  return signatures.some((signature) => startsWith(bytes, Buffer.from(signature, 'hex')));
}

function startsWith(bytes: Buffer, prefix: Buffer): boolean {
  return bytes.length >= prefix.length && bytes.subarray(0, prefix.length).equals(prefix);
}
