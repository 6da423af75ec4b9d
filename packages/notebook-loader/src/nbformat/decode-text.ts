/**
 * Text of a notebook file. Understands UTF-8, and UTF-16 with a byte order mark or recognisable by its zero bytes;
 * what is no valid UTF-8 is read as Windows-1252, the usual result of a careless editor.
 */
export function decodeText(content: string | Uint8Array): string {
  if (typeof content === 'string') return content.startsWith('\uFEFF') ? content.slice(1) : content;
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content);
  if (second === 0 && first !== undefined && first !== 0) return new TextDecoder('utf-16le').decode(content);
  if (first === 0 && second !== undefined && second !== 0) return new TextDecoder('utf-16be').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
