import type { Element } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import type { Finding } from './finding.ts';
import { hiddenByAuthor } from './hidden-by-author.ts';
import { findAll, type Page, sectionOf } from './page.ts';
import type { RawCell } from './raw-notebook.ts';
import { markdownToTree, missingWords, textOf } from './text.ts';

/** Links of Markdown cells to a place in the same notebook: each that JupyterLab would follow must land on the page. */
export function checkLinks(cells: readonly RawCell[], page: Page): { links: number; dead: Finding[] } {
  const written = cells
    .filter((cell) => cell.type === 'markdown' && !hiddenByAuthor(cell).cell)
    .map((cell) => ({ cell, tree: asRoot(cell.source) }));
  const headings = new Map<string, string>();
  const names = new Set<string>();
  for (const { tree } of written) {
    for (const heading of findAll(tree, ({ tagName }) => /^h[1-6]$/.test(tagName))) {
      const text = hastToString(heading);
      const slug = text.replaceAll(' ', '-');
      if (!headings.has(slug)) headings.set(slug, text);
    }
    for (const { properties } of findAll(tree, () => true))
      for (const name of [properties.id, properties.name]) if (typeof name === 'string') names.add(name);
  }

  let links = 0;
  const dead: Finding[] = [];
  for (const { cell, tree } of written) {
    const section = sectionOf(cell, page);
    const onPage = section ? linksIn(section) : [];
    for (const link of linksIn(tree)) {
      const fragment = decoded(fragmentOf(link));
      const heading = headings.get(fragment);
      if (heading === undefined && !names.has(fragment)) continue;
      links++;
      const lands = onPage.some(
        (candidate) => sameText(candidate, link) && landsOn(fragmentOf(candidate), heading, page),
      );
      if (!lands)
        dead.push({
          kind: 'link',
          cell: cell.number,
          detail: `“${hastToString(link)}” does not land on #${fragment}.`,
        });
    }
  }
  return { links, dead };
}

/** @param heading text that the place must have; `undefined` where the notebook named the place itself. */
function landsOn(fragment: string, heading: string | undefined, { targets }: Page): boolean {
  const target = targets.get(decoded(fragment)) ?? targets.get(fragment);
  if (!target || heading === undefined) return target !== undefined;
  return missingWords(heading, textOf(target)).length === 0;
}

function asRoot(source: string) {
  const tree = markdownToTree(source);
  if (tree.type !== 'root') throw new Error('A Markdown tree has a root.');
  return tree;
}

function linksIn(root: Parameters<typeof findAll>[0]): Element[] {
  return findAll(
    root,
    ({ tagName, properties }) => tagName === 'a' && /^#./.test(String(properties.href ?? '')),
  );
}

function fragmentOf({ properties }: Element): string {
  return String(properties.href ?? '').slice(1);
}

/** Formulas stand as their TeX in one, and as MathML in the other. */
function sameText(one: Element, other: Element): boolean {
  return (
    missingWords(textOf(one), textOf(other)).length + missingWords(textOf(other), textOf(one)).length === 0
  );
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
