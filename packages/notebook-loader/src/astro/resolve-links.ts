import type { Element } from 'hast';
import { becomeText, hasClass, text } from '../tree/element.ts';
import { type Label, nameOf } from '../tree/references/labels.ts';
import type { NotebookHeading } from '../tree/result.ts';
import { decode } from '../trust/url-policy.ts';
import { findLocalFile } from './local-file.ts';
import type { OpenLink } from './open-links.ts';

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
  warn: (reason: string, link: OpenLink) => void;
}

/** Turns links to notebooks into links to their pages. A link that leads nowhere becomes plain text, and is reported. */
export async function resolveLinks(
  links: readonly OpenLink[],
  { notebook, base, pageOf, warn }: LinkContext,
): Promise<void> {
  for (const open of links) {
    const link = open.element;
    if (link.properties.dataNotebookLink === undefined) continue;
    const { href } = link.properties;
    delete link.properties.dataNotebookLink;
    if (typeof href !== 'string') continue;
    const target = await findLocalFile(href, notebook, base);
    if ('problem' in target) {
      becomeText(link);
      warn(`The link "${href}" ${target.problem}.`, open);
      continue;
    }
    const page = await pageOf(target.path);
    if (page === undefined) {
      becomeText(link);
      warn(`The link "${href}" names a notebook that has no page.`, open);
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
    if (anchor === undefined) warn(`The link "${href}" names a place that the notebook does not have.`, open);
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
