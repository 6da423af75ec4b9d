import type { Nodes, PhrasingContent } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import { span, textNode } from './node.ts';
import { crossReference } from './roles/table.ts';

/** Quarto's kinds of labels. */
const kinds = 'fig|tbl|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|nte|tip|wrn|imp|cau';
const label = `(?:${kinds})-\\w+(?:-\\w+)*(?!\\w|-\\w)`;
const bracketed = new RegExp(`\\[((?:[^[\\]@]*@${label})+)\\]`, 'g');
const bare = new RegExp(`(?<![\\w@/.])(-?)@(${label})`, 'g');
const tex = /\\(eqref|ref|autoref|[cC]ref)\{([^{}\s]+)\}/g;

const key = '@(?:[A-Za-z0-9_][\\w:.#$%&+?<>~/-]*[\\w/]|\\{[^{}\\s]+\\}|\\w)';
const group = /\[([^[\]]*@[^[\]]*)\]/g;
const narrative = new RegExp(`(?<![\\w@/.])(-?)${key}(?: \\[[^[\\]@]+\\])?`, 'g');

/**
 * Makes links of references to labels (`@fig-a`, `\ref{a}`), and marks citations (`[@key, p. 3; @other]`, `@key`) whose
 * keys are in the bibliography. Changes the tree in place.
 */
export function markReferences(tree: Nodes, citationKeys: ReadonlySet<string>): void {
  visit(tree, 'link', (link) => {
    // MyST: a link to a label without a text.
    if (link.children.length === 0 && link.url.startsWith('#'))
      link.data ??= { hProperties: { className: ['nb-ref', 'nb-ref-title'] } };
  });
  const ignore = ['link', 'linkReference'];
  findAndReplace(
    tree,
    [
      [bracketed, (_: string, inner: string) => unbracket(inner)],
      [bare, (_: string, minus: string, name: string) => crossReference(name, [], minus ? 'bare' : 'number')],
      [tex, (_: string, command: string, name: string) => texReference(command, name)],
    ],
    { ignore },
  );
  if (citationKeys.size === 0) return;
  const isKnown = (text: string) => citedKeys(text).some((name) => citationKeys.has(name));
  findAndReplace(
    tree,
    [
      [group, (whole: string) => (isKnown(whole) ? cite(whole) : false)],
      [narrative, (whole: string) => (isKnown(whole) ? cite(whole) : false)],
    ],
    { ignore: [...ignore, isCitation] },
  );
}

/** `[Fig. @fig-a; @fig-b]` reads as what is between the brackets, each label a link. */
function unbracket(inner: string): PhrasingContent[] {
  const pieces: PhrasingContent[] = [];
  let end = 0;
  for (const match of inner.matchAll(bare)) {
    const before = inner.slice(end, match.index);
    if (before) pieces.push(textNode(before));
    const isBare = match[1] === '-' || /\w\.?\s*$/.test(before);
    pieces.push(crossReference(match[2] ?? '', [], isBare ? 'bare' : 'number'));
    end = match.index + match[0].length;
  }
  return [...pieces, textNode(inner.slice(end))];
}

function texReference(command: string, name: string): PhrasingContent {
  return crossReference(name, [], command === 'eqref' ? 'equation' : command === 'ref' ? 'bare' : 'number');
}

/** The citation as written: what it becomes is known when all of the notebook's citations are. */
function cite(source: string): PhrasingContent {
  return span('cite', { className: ['nb-cite'] }, [textNode(source)]);
}

function isCitation({ data }: Node): boolean {
  return data !== undefined && 'hName' in data && data.hName === 'cite';
}

/** Keys in a text that cites. */
function citedKeys(text: string): string[] {
  return [...text.matchAll(new RegExp(key, 'g'))].map(([name]) => name.slice(1).replace(/^\{|\}$/g, ''));
}
