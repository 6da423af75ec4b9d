import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

/** A page without style attributes, and the styles that they held. */
export interface MovedStyles {
  html: string;
  /** Declarations by the name of the class that stands for them. */
  rules: Map<string, string>;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Replaces each `style` attribute of a page with a class, which is named by what the style says. */
export function moveStyleAttributes(html: string): MovedStyles {
  const rules = new Map<string, string>();
  const edits: Edit[] = [];
  visit(parse(html, { sourceCodeLocationInfo: true }), (element) => edits.push(...editsOf(element, rules)));
  return { html: apply(html, edits), rules };
}

/** The rules as a stylesheet: above all layers that a page has named before, and below what is in none. */
export function styleSheetOf(rules: ReadonlyMap<string, string>): string {
  const blocks = [...rules].sort(([a], [b]) => a.localeCompare(b)).map(([name, text]) => `.${name}{${text}}`);
  return `@layer style-attributes{${blocks.join('')}}`;
}

function editsOf(element: DefaultTreeAdapterTypes.Element, rules: Map<string, string>): Edit[] {
  const style = element.attrs.find(({ name }) => name === 'style');
  const places = element.sourceCodeLocation?.attrs;
  const place = places?.style;
  if (!style || !place) return [];
  const name = `style-${createHash('sha256').update(style.value).digest('hex').slice(0, 8)}`;
  rules.set(name, style.value);
  const own = element.attrs.find((attribute) => attribute.name === 'class');
  const classes = places.class;
  if (!own || !classes) return [{ start: place.startOffset, end: place.endOffset, text: `class="${name}"` }];
  return [
    { start: place.startOffset, end: place.endOffset, text: '' },
    {
      start: classes.startOffset,
      end: classes.endOffset,
      text: `class="${escapeAttribute(own.value)} ${name}"`,
    },
  ];
}

function visit(
  node: DefaultTreeAdapterTypes.Node,
  see: (element: DefaultTreeAdapterTypes.Element) => void,
): void {
  if (defaultTreeAdapter.isElementNode(node)) see(node);
  if ('content' in node) visit(node.content, see);
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, see);
}

function apply(html: string, edits: readonly Edit[]): string {
  let result = html;
  for (const { start, end, text } of [...edits].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + text + result.slice(end);
  }
  return result;
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
