const fence = /^[ \t]*(?:[-+*>][ \t]+|\d+[.)][ \t]+)*(`{3,}|~{3,})([^\n]*)$/;

/** Rewrites the lines of a Markdown text that stand outside of fenced code. */
export function mapProse(markdown: string, rewrite: (line: string) => string): string {
  let open = '';
  return markdown
    .split('\n')
    .map((line) => {
      const next = nextFence(line, open);
      const isProse = open === '' && next === '';
      open = next;
      return isProse ? rewrite(line) : line;
    })
    .join('\n');
}

/** The fence of code that is open after a line, where `open` was before it; empty for none. */
export function nextFence(line: string, open: string): string {
  const match = fence.exec(line);
  const [, mark = '', info = ''] = match ?? [];
  if (open === '') return match && !(mark.startsWith('`') && info.includes('`')) ? mark : '';
  const closes = mark.startsWith(open.charAt(0)) && mark.length >= open.length && info.trim() === '';
  return closes ? '' : open;
}
