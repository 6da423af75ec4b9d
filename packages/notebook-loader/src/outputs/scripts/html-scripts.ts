import { endOfNext } from '../../nbformat/scan.ts';

/** What a script may begin with, and what may hold the letters of one as text. */
const opening = /<!--|<(script|style|textarea|title|xmp|iframe|noembed|noframes|template)(?=[\s/>])/gi;

/**
 * Texts of the scripts in a piece of HTML that is no longer than `longest` characters. Only their bounds are looked for, in one
 * pass: reports carry megabytes of them.
 */
export function htmlScripts(source: string, longest: number): string[] {
  if (source.length > longest || !/<script/i.test(source)) return [];
  const scripts: string[] = [];
  const start = new RegExp(opening);
  for (let match = start.exec(source); match; match = start.exec(source)) {
    const [whole, name] = match;
    if (name === undefined) {
      start.lastIndex = endOfNext(source, '-->', start.lastIndex);
      continue;
    }
    const content = endOfTag(source, match.index + whole.length);
    const [end, next] = closing(source, name, content);
    const attributes = source.slice(match.index + whole.length, content - 1);
    if (/^script$/i.test(name) && content < source.length && !/[\s"'/]src(?=[\s=/]|$)/i.test(attributes))
      scripts.push(source.slice(content, end));
    start.lastIndex = next;
  }
  return scripts;
}

/** Where the content of an element begins whose tag is read up to `from`. */
function endOfTag(source: string, from: number): number {
  const delimiter = /["'>]/g;
  delimiter.lastIndex = from;
  for (let match = delimiter.exec(source); match; match = delimiter.exec(source)) {
    if (match[0] === '>') return delimiter.lastIndex;
    delimiter.lastIndex = endOfNext(source, match[0], delimiter.lastIndex);
  }
  return source.length;
}

/** Where the content ends, and its end tag. */
function closing(source: string, name: string, from: number): [content: number, tag: number] {
  const tag = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  tag.lastIndex = from;
  const match = tag.exec(source);
  return match ? [match.index, tag.lastIndex] : [source.length, source.length];
}
