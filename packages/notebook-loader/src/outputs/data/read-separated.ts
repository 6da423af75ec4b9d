/**
 * The rows of comma-separated values and their like (RFC 4180): fields may be quoted, and hold line breaks, separators and doubled
 * quotes then. Spaces around the quotes are none of the field, since people line up their tables.
 *
 * @param separator One UTF-16 code unit.
 */
export function readSeparated(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const sign = `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const end = `(${sign}|\\r?\\n|$)`;
  const field = new RegExp(` *"((?:[^"]|"")*)" *${end}|([^${sign}\\r\\n]*)${end}`, 'gy');
  for (const [, quoted, afterQuoted, plain = '', afterPlain] of text.matchAll(field)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    const after = afterQuoted ?? afterPlain;
    if (after === '') break;
    if (after !== separator) rows.push([]);
  }
  return rows;
}
