/** What an address is used for: followed by a click, or loaded with the page. */
export type UrlUse = 'link' | 'load';

export type UrlKind =
  /** Blocked, with the reason. */
  | { kind: 'blocked'; reason: string }
  | { kind: 'fragment'; url: string }
  /** A file beside the notebook. */
  | { kind: 'relative'; url: string }
  /** Another host, or a path on the own one. */
  | { kind: 'absolute'; url: string; host: string }
  | { kind: 'data'; mediaType: string; base64: boolean; body: string }
  | { kind: 'attachment'; name: string };

const ignoredByBrowsers = /[\p{Cc}\s]+/gu;
const dataUrl = /^data:([\w.+-]+\/[\w.+-]+)((?:;[\w=.+"'-]+)*?)(;base64)?,([\s\S]*)$/i;

/**
 * Tells what an address in a notebook is. Only http, https, mailto, tel (links), attachments, data (loads) and relative
 * addresses pass; the scheme is read as browsers do, past white space and control characters.
 */
export function classifyUrl(address: string, use: UrlUse): UrlKind {
  const compact = address.replace(ignoredByBrowsers, '');
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(compact)?.[1]?.toLowerCase();
  const trimmed = address.trim();
  if (scheme === 'attachment')
    return { kind: 'attachment', name: decode(trimmed.slice(trimmed.indexOf(':') + 1)) };
  if (scheme === 'data' && use === 'load') {
    const match = dataUrl.exec(trimmed);
    if (!match) return { kind: 'blocked', reason: 'a malformed data: address' };
    const [, mediaType = '', , base64, body = ''] = match;
    return { kind: 'data', mediaType: mediaType.toLowerCase(), base64: base64 !== undefined, body };
  }
  if (scheme === 'http' || scheme === 'https' || compact.startsWith('//') || /^[\\/]{2}/.test(compact)) {
    const url = URL.parse(trimmed, 'https://relative.invalid');
    if (!url || !/^https?:$/.test(url.protocol))
      return { kind: 'blocked', reason: 'an address that is not valid' };
    return { kind: 'absolute', url: url.href, host: url.host };
  }
  if (scheme === 'mailto' || scheme === 'tel') {
    return use === 'link'
      ? { kind: 'absolute', url: compact, host: '' }
      : { kind: 'blocked', reason: `a ${scheme}: address, which shows nothing` };
  }
  if (scheme !== undefined) return { kind: 'blocked', reason: `a ${scheme}: address, which is not allowed` };
  if (compact.startsWith('#')) return { kind: 'fragment', url: trimmed };
  // Browsers read a backslash as a slash.
  if (compact.startsWith('/') || compact.startsWith('\\'))
    return { kind: 'absolute', url: trimmed.replaceAll('\\', '/'), host: '' };
  return trimmed === ''
    ? { kind: 'blocked', reason: 'an empty address' }
    : { kind: 'relative', url: trimmed };
}

/** Percent-decoded, or as it is where that is not possible. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
