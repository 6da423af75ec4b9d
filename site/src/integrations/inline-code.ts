import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

/** What a page carries in itself that a Content-Security-Policy has a say in. */
export interface InlineCode {
  /** CSP sources (`'sha256-…'`) of inline scripts that run. */
  scripts: Set<string>;
  /** CSP sources of `<style>` elements. */
  styles: Set<string>;
  /** Tags with a `style` or `on…` attribute, which a strict policy refuses and no hash allows. */
  refused: string[];
}

/** Types of scripts that run; any other marks a block of data. */
const EXECUTABLE = new Set(['', 'module', 'importmap', 'text/javascript', 'application/javascript']);

/** Finds what is inline in an HTML page. */
export function findInlineCode(html: string): InlineCode {
  const found: InlineCode = { scripts: new Set(), styles: new Set(), refused: [] };
  visit(parse(html), found);
  return found;
}

function visit(node: DefaultTreeAdapterTypes.Node, found: InlineCode): void {
  if (defaultTreeAdapter.isElementNode(node)) inspect(node, found);
  if ('content' in node) visit(node.content, found);
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, found);
}

function inspect(element: DefaultTreeAdapterTypes.Element, { scripts, styles, refused }: InlineCode): void {
  const attributes = new Map(element.attrs.map(({ name, value }) => [name, value]));
  const type = (attributes.get('type') ?? '').trim().toLowerCase();
  if (element.tagName === 'script' && !attributes.has('src') && EXECUTABLE.has(type))
    scripts.add(hashText(element));
  if (element.tagName === 'style') styles.add(hashText(element));
  const name = [...attributes.keys()].find(
    (attribute) => attribute === 'style' || attribute.startsWith('on'),
  );
  if (name) refused.push(`<${element.tagName} ${name}="${attributes.get(name)}">`);
}

function hashText(element: DefaultTreeAdapterTypes.Element): string {
  const text = element.childNodes
    .map((child) => (defaultTreeAdapter.isTextNode(child) ? child.value : ''))
    .join('');
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
