import type { Element, Root } from 'hast';
import { eachElement } from '../tree/each-element.ts';
import { becomeText, hasClass, text } from '../tree/element.ts';
import { type Label, nameOf } from '../tree/references/labels.ts';
import type { NotebookHeading } from '../tree/result.ts';
import { decode } from '../trust/url-policy.ts';
import { findLocalFile } from './local-file.ts';

/** The page of another notebook. */
export interface LinkTarget {
  address: string;
  /** What a fragment may say, in Jupyter's manner or GitHub's → the id on the page. */
  anchors: () => Promise<ReadonlyMap<string, string>>;
  /** What its labels name. */
  labels: () => Promise<ReadonlyMap<string, Label>>;
  headings: () => Promise<readonly NotebookHeading[]>;
  title: () => Promise<string>;
}

interface LinkContext {
  /** Absolute path of the notebook that the links are in. */
  notebook: string;
  base: string;
  /** The page of the notebook at an absolute path; `undefined` where it has none. */
  pageOf: (path: string) => Promise<LinkTarget | undefined>;
  warn: (reason: string, element: Element) => void;
}

/** Turns links to notebooks into links to their pages. A link that leads nowhere becomes plain text, and is reported. */
export async function resolveLinks(tree: Root, { notebook, base, pageOf, warn }: LinkContext): Promise<void> {
  const links: Element[] = [];
  eachElement(tree, (element) => {
    if (element.properties.dataNotebookLink !== undefined) links.push(element);
  });
  for (const link of links) {
    const { href } = link.properties;
    delete link.properties.dataNotebookLink;
    if (typeof href !== 'string') continue;
    const target = await findLocalFile(href, notebook, base);
    if ('problem' in target) {
      becomeText(link);
      warn(`The link "${href}" ${target.problem}.`, link);
      continue;
    }
    const page = await pageOf(target.path);
    if (page === undefined) {
      becomeText(link);
      warn(`The link "${href}" names a notebook that has no page.`, link);
      continue;
    }
    link.properties.href = page.address;
    if (hasClass(link, 'nb-ref-doc')) {
      delete link.properties.className;
      link.children = [text(await page.title())];
    }
    if (target.fragment === '') {
      if (isEmpty(link)) link.children = [text(await page.title())];
      continue;
    }
    const anchors = await page.anchors();
    const anchor = anchors.get(target.fragment) ?? anchors.get(decode(target.fragment));
    if (anchor === undefined) warn(`The link "${href}" names a place that the notebook does not have.`, link);
    else link.properties.href += `#${encodeURIComponent(anchor)}`;
    if (isEmpty(link)) link.children = [text(await nameOfPlace(page, target.fragment, anchor))];
  }
}

/** MyST: a link without words gets those of what it leads to. */
function isEmpty({ children }: Element): boolean {
  return children.length === 0;
}

async function nameOfPlace(page: LinkTarget, fragment: string, anchor: string | undefined): Promise<string> {
  const label = (await page.labels()).get(decode(fragment).toLowerCase());
  if (label) return nameOf(label);
  const heading = (await page.headings()).find(({ slug }) => slug === anchor);
  return heading?.text ?? page.title();
}
