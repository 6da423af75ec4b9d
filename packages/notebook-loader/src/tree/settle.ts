import type { Element, ElementContent, Nodes } from 'hast';
import type { KeepPart } from '../outputs/keep-part.ts';
import { element } from './element.ts';
import type { Page } from './page.ts';
import { toHtml } from './to-html.ts';

/** What is shorter than this, in characters, takes no less memory elsewhere. */
const SHORTEST = 512;

/** Properties that hold an address. */
const ADDRESSES = ['href', 'src', 'data', 'poster', 'cite'];

/** Classes of what is written when the rest of the page is known. */
const OPEN = /^nb-(?:ref|cite|references|span)/;

/**
 * Takes out of a rendered cell what no other part of the page can change any more, and is large: in its place stand `raw` nodes, whose
 * HTML is read when it is written. Changes the tree in place.
 */
export function settle(section: Element, page: Page, keep: KeepPart): void {
  const settled: ElementContent[] = [];
  let run: ElementContent[] = [];
  const finish = () => {
    settled.push(...kept(run, keep));
    run = [];
  };
  for (const child of section.children) {
    if (isSettled(child, page)) {
      run.push(child);
      continue;
    }
    finish();
    if (child.type === 'element' && child.tagName !== 'figcaption') settle(child, page, keep);
    settled.push(child);
  }
  finish();
  section.children = settled;
}

function kept(run: ElementContent[], keep: KeepPart): ElementContent[] {
  const html = toHtml(run);
  if (html.length < SHORTEST) return run;
  const read = keep(Buffer.from(html));
  return [
    {
      type: 'raw',
      get value() {
        return Buffer.from(read()).toString();
      },
    },
  ];
}

/** Whether nothing in it is a target, leads anywhere within the site, or is still to be written. */
function isSettled(node: ElementContent, page: Page): boolean {
  if (node.type === 'text') return true;
  // Captions get their numbers later.
  if (node.type !== 'element' || node.tagName === 'figcaption') return false;
  const { id, className } = node.properties;
  if (id !== undefined || page.headings.has(node)) return false;
  if (Array.isArray(className) && className.some((name) => OPEN.test(String(name)))) return false;
  for (const name in node.properties) if (name.startsWith('dataNotebook')) return false;
  for (const name of ADDRESSES) {
    const address = node.properties[name];
    if (address !== undefined && !/^https?:/i.test(String(address))) return false;
  }
  return node.children.every((child) => isSettled(child, page));
}

/** HTML of a tree with settled parts, in pieces, so that it is nowhere as a whole. */
export function* htmlPieces(nodes: readonly Nodes[]): Generator<string> {
  for (const node of nodes) {
    if (node.type === 'raw') yield node.value;
    else if (node.type === 'root') yield* htmlPieces(node.children);
    else if (node.type !== 'element' || !hasParts(node)) yield toHtml([node].filter(isContent));
    else {
      const end = `</${node.tagName}>`;
      yield toHtml([element(node.tagName, node.properties)]).slice(0, -end.length);
      yield* htmlPieces(node.children);
      yield end;
    }
  }
}

function hasParts(node: Nodes): boolean {
  return node.type === 'raw' || ('children' in node && node.children.some(hasParts));
}

function isContent(node: Nodes): node is ElementContent {
  return node.type !== 'root' && node.type !== 'doctype';
}
