import type { Heading, Paragraph, Root } from 'mdast';
import type { Point, Position } from 'unist';

/** Signs that may mean something anywhere in a line, and white space that is not written as it stands. */
const markup = /[\\`*_[\]<>&!|~@\t\r\0\uFEFF]|https?:|www\.|^ | $/im;

/** What begins a list, a quotation, a rule, the underline of a heading or the line below the head of a table. */
const opening = /^(?:[-+>=:]|\d+[.)])/;

const depths = [1, 2, 3, 4, 5, 6] as const;

const heading = /^(#{1,6}) (?! )(.*[^# ])$/;

/**
 * The tree of a Markdown text that has nothing but headings and paragraphs of words, as most cells of notebooks; `undefined` for
 * every other text. A parser takes ten times as long to find that there is nothing else.
 */
export function parsePlainMarkdown(text: string): Root | undefined {
  if (markup.test(text)) return undefined;
  const children: (Heading | Paragraph)[] = [];
  const lines = text.split('\n');
  let offset = 0;
  let paragraph: { start: Point; lines: string[] } | undefined;
  const close = (end: Point): void => {
    if (paragraph) children.push(paragraphOf(paragraph.lines.join('\n'), { start: paragraph.start, end }));
    paragraph = undefined;
  };
  let end: Point = { line: 1, column: 1, offset: 0 };
  for (const [index, line] of lines.entries()) {
    const start: Point = { line: index + 1, column: 1, offset };
    const before = end;
    end = { line: index + 1, column: line.length + 1, offset: offset + line.length };
    offset += line.length + 1;
    if (line === '') close(before);
    else if (line.startsWith('#')) {
      const [, signs = '', title = ''] = heading.exec(line) ?? [];
      if (signs === '') return undefined;
      close(before);
      children.push(headingOf(signs, title, { start, end }));
    } else if (opening.test(line)) return undefined;
    else if (paragraph) paragraph.lines.push(line);
    else paragraph = { start, lines: [line] };
  }
  close(end);
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end } };
}

function paragraphOf(value: string, position: Position): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position: { ...position } };
}

function headingOf(signs: string, title: string, position: Position): Heading {
  const depth = depths[signs.length - 1] ?? 6;
  const { line, column, offset = 0 } = position.start;
  const start: Point = { line, column: column + signs.length + 1, offset: offset + signs.length + 1 };
  const text = { type: 'text', value: title, position: { start, end: position.end } } as const;
  return { type: 'heading', depth, children: [text], position };
}
