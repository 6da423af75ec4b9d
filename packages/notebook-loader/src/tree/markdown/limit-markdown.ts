/** Longest Markdown cell that is parsed, in characters. The longest of thousands of real ones has 60,000. */
const longest = 400_000;

/** More block quotes or lists inside of each other than anybody writes. */
const deepestContainers = 60;

/** More unclosed brackets, emphasis marks or signs of e-mail addresses in one line make Markdown parsers quadratic. */
const mostMarks = 2000;

/** A table row of one character is padded to the width of its header: more cells than this are an attack. */
const mostTableCells = 200_000;

/** Whether a text would cost a Markdown parser more time or stack than any real cell does. */
export function limitMarkdown(text: string): boolean {
  if (text.length > longest) return true;
  const lines = text.split('\n');
  for (const line of lines) {
    if (/^[\s|:>-]*\|[\s|:-]*$/.test(line) && line.split('|').length * lines.length > mostTableCells)
      return true;
    if (line.length > 200 && /^(?:[ \t]*(?:>|[-+*]|\d+[.)])){60}/.test(line)) return true;
    if (line.length > mostMarks && countMarks(line) > mostMarks) return true;
  }
  // Nested lists by indentation: each level needs two more columns.
  return new RegExp(`^ {${deepestContainers * 2},}(?:[-+*]|\\d+[.)]) `, 'm').test(text);
}

function countMarks(line: string): number {
  let count = 0;
  for (const mark of line) if ('[]*_~`<!&@'.includes(mark)) count++;
  return count;
}
