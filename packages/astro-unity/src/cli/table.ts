/** A column of a table on the terminal. */
export interface Column {
  title: string;
  /** Numbers stand to the right. @default 'left' */
  align?: 'left' | 'right';
}

/** A table as lines of text, with columns two spaces apart and a rule below the titles. */
export function formatTable(columns: Column[], rows: string[][]): string {
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, index) =>
    Math.max(...[titles, ...rows].map((row) => displayWidth(row[index] ?? ''))),
  );
  const formatRow = (row: string[]) =>
    columns
      .map(({ align }, index) => pad(row[index] ?? '', widths[index] ?? 0, align))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [formatRow(titles), rule, ...rows.map(formatRow)].join('\n');
}

/** Sizes as people compare them: powers of ten, three figures. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const exponent = Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** exponent).toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 2 })} ${['B', 'kB', 'MB', 'GB'][exponent]}`;
}

function pad(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(width - displayWidth(text));
  return align === 'right' ? space + text : text + space;
}

/** East Asian letters are two columns wide on a terminal. */
function displayWidth(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(letter)
      ? 2
      : 1;
  return width;
}
