import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import markdownIt from 'markdown-it';

const markdown = markdownIt({ html: true, linkify: false });

/** Elements whose content a reader does not see as text, or sees drawn. */
const unseen = /^(?:script|style|template|noscript|head|title|svg|iframe|object|select|textarea|option)$/;
const inline =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|data|dfn|em|font|i|ins|kbd|mark|q|samp|small|span|strong|sub|sup|tt|u|var|wbr|math|semantics)$/;

/** Text of HTML as a reader sees it. Formulas stand as their TeX. */
export function textOf(node: Nodes): string {
  const parts: string[] = [];
  collect(node, parts);
  return parts.join('');
}

function collect(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value);
  if (!('children' in node)) return;
  if (node.type !== 'element') {
    for (const child of node.children) collect(child, parts);
    return;
  }
  if (unseen.test(node.tagName)) return;
  if (node.tagName === 'math') {
    parts.push(' ', annotationOf(node), ' ');
    return;
  }
  const space = inline.test(node.tagName) ? '' : ' ';
  parts.push(space);
  for (const child of node.children) collect(child, parts);
  parts.push(space);
}

function annotationOf(node: Nodes): string {
  if (node.type === 'text') return '';
  if (node.type === 'element' && node.tagName === 'annotation')
    return node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  return 'children' in node ? node.children.map(annotationOf).join('') : '';
}

/** What a Markdown source is about as HTML, by a parser that the package does not use. */
export function markdownToTree(source: string): Nodes {
  return fromHtml(markdown.render(withoutDirectives(source)), { fragment: true });
}

/** What says how to show the text around it, or names what is shown in its place, and is no text itself. */
const syntax: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/^[ \t]*(`{3,}|:{3,})[ \t]*\{toctree\}[\s\S]*?^[ \t]*\1[ \t]*$/gm, ''],
  [/^[ \t]*(`{3,}|:{3,})[ \t]*\{contents\}[\s\S]*?^[ \t]*\1[ \t]*$/gm, ''],
  // MyST: fences of directives, their options, targets, roles; references name a place by its label.
  [/^[ \t]*(`{3,}|~{3,})[ \t]*\{[^}\n]*\}(.*)\n([\s\S]*?)^[ \t]*\1[ \t]*$/gm, '$2\n\n$3'],
  [/^[ \t]*:{3,}[ \t]*(?:\{[^}\n]*\})?/gm, ''],
  [/^[ \t]*:[\w-]+:.*$/gm, ''],
  [/^\([\w:.-]+\)=[ \t]*$/gm, ''],
  [/\{(?:ref|numref|eq|doc|cite\w*|cite:\w+|term|glue[\w:]*)\}`[^`]*`/g, ''],
  [/\{[a-z][\w:-]*\}(?=`)/g, ''],
  [/\\(?:eq|[cC])?ref\{[^}\n]*\}/g, ''],
  // Quarto: attributes of pictures, spans and headings, and references.
  [/(?<=[)\]}`])\{[^{}\n]*\}/g, ''],
  [/\{#[\w:-]+[^{}\n]*\}/g, ''],
  [/^(#{1,6} .*?)\{[^}\n]*\}[ \t]*$/gm, '$1'],
  [/(?<![\w`])@(?:fig|tbl|eq|sec|lst|thm|nte|tip)-[\w-]+/g, ''],
  // Marks of footnotes.
  [/\[\^[^\]\s]+\]:?/g, ''],
];

function withoutDirectives(source: string): string {
  return syntax.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), source);
}

/** Words of two letters or more, in lower case, each with how often it occurs. TeX commands and emoji names are no words. */
function wordCounts(text: string): Map<string, number> {
  const plain = text
    .replace(/\\(?:begin|end)\s*\{[^}]*\}|\\[A-Za-z]+\*?/g, ' ')
    .replace(/:[a-z\d_+-]+:/g, ' ')
    .toLowerCase()
    .normalize('NFC');
  const counts = new Map<string, number>();
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]{2,}/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words of `wanted` that `text` has less often. */
export function missingWords(wanted: string, text: string): string[] {
  const present = wordCounts(text);
  return [...wordCounts(wanted)].flatMap(([word, count]) => (count > (present.get(word) ?? 0) ? word : []));
}

/** Without white space, and without what JSON may carry but no page can show. */
export function squeezed(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD').replace(/\s+/g, '');
}

const controlSequence = new RegExp(
  [
    String.raw`\u001b\[[\d;?]*[ -/]*([@-~])`,
    String.raw`\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?`,
    String.raw`\u001b(?:[()][A-Z\d]|[=>])`,
    // Those that another interrupts.
    String.raw`\u001b(?=\u001b)`,
    String.raw`\u001b\[[\d;?]*(?=\u001b)`,
  ].join('|'),
  'g',
);

/** What a terminal shows after the text was written to it; `undefined` where it moves the cursor by escape sequences. */
export function terminalText(text: string): string | undefined {
  let moves = false;
  const plain = text.replace(controlSequence, (_, final?: string) => {
    if (final !== undefined && final !== 'm') moves = true;
    return '';
  });
  if (moves) return undefined;
  return plain
    .split('\n')
    .map((line) => (/[\r\b]/.test(line) ? overwrite(line) : line))
    .join('\n');
}

/** `\r` goes back to the start of the line, `\b` by one; what follows replaces what is there. */
function overwrite(line: string): string {
  const cells: string[] = [];
  let at = 0;
  for (const character of line) {
    if (character === '\r') at = 0;
    else if (character === '\b') at = Math.max(0, at - 1);
    else cells[at++] = character;
  }
  return cells.join('');
}
